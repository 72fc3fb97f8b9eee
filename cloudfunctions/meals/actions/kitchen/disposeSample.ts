import { momentInWords } from '../../../../miniprogram/shared/time'
import { action } from '../../../kit/serve'
import { derivedId } from '../../../kit/fingerprint'
import { samples } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { checkDisposal } from '../../rules/samples'
import { auditBy } from '../../staff'

/** Thrown away after its 48 hours, by whom is on record; twice is once. */
export const disposeSample = action(kitchen.disposeSample, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const sample = await db.of(samples).need(input.id, '留样')
  checkDisposal(sample, now, momentInWords(sample.keepUntil, now))
  await db
    .of(samples)
    .update({ _id: sample._id, disposedAt: null }, { disposedAt: now, disposedByName: caller.profile().name })
  await auditBy(context, 'disposeSample', sample._id, {
    id: derivedId('audit disposal', sample._id),
    aboutName: `${sample.date} ${sample.dish}`,
  })
  return {}
})
