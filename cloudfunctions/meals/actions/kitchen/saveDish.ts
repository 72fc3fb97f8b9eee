import type { InferOutput } from 'valibot'
import { checkTexts } from '../../../kit/contentCheck'
import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { dishes, type Dish } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { dishOutOf } from '../../menuViews'
import { auditBy, onceFor } from '../../staff'

type Draft = InferOutput<typeof kitchen.saveDish.input>

/** The dish as the editor wants it. @throws BAD_INPUT */
function edited(draft: Draft): Omit<Dish, '_id' | 'version' | 'createdAt'> {
  const { kind, name, photo, note, priceFen, archived } = draft
  const parts = kind === 'set' ? draft.parts : []
  if (kind === 'set' && parts.length === 0) {
    throw new AppError('BAD_INPUT', '请写上套餐里有哪几样', { field: 'parts' })
  }
  const tags = [...new Set(draft.tags)]
  const contains = [...new Set(draft.contains)]
  return { kind, name, photo, note, parts, priceFen, tags, contains, archived }
}

/** Adds a dish to the library, or changes it. Menus that offer it already keep its name and price. */
export const saveDish = action(kitchen.saveDish, (context) =>
  onceFor(context, 'saveDish', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const fields = edited(input)
    await checkTexts(caller.openid, 'social', [fields.name, fields.note, ...fields.parts])
    const _id = input.id ?? derivedId('dish', caller.openid, requestId)
    if (input.id === undefined) {
      await db.of(dishes).insert({ _id, ...fields, version: 1, createdAt: clock.now() })
    } else {
      await db.of(dishes).need(_id, '菜')
      const saved = await db
        .of(dishes)
        .update(
          { _id, version: input.version ?? 0 },
          { ...fields, parts: command.set(fields.parts), version: command.inc(1) },
        )
      if (!saved) throw new AppError('STALE', '别人刚刚改过这道菜,请刷新后再改')
    }
    await auditBy(context, 'saveDish', _id, { aboutName: fields.name, detail: { archived: fields.archived } })
    return dishOutOf(await db.of(dishes).need(_id, '菜'))
  }),
)
