import { checkTexts } from '../../kit/contentCheck'
import { command } from '../../kit/database'
import { notFound } from '../../kit/errors'
import { persons } from '../../kit/people'
import { initialsOf } from '../../kit/people/initials'
import { isActive, refreshGuardians, refreshLinks } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { mustBeChild } from '../rules/birthdate'

/** A guardian changes the child's record. Another birthdate is another end of the guardians' links. */
export const saveChild = action(contract.saveChild, (context) =>
  onceFor(context, 'saveChild', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const { personId, name, birthdate, diet, dietNote } = input
    const isMine = caller
      .profile()
      .links.some((link) => link.personId === personId && link.kind === 'guardian' && isActive(link, now))
    if (!isMine) throw notFound('孩子')
    mustBeChild(birthdate, now)
    await checkTexts(caller.openid, 'profile', [name, dietNote])
    const child = await db
      .of(persons)
      .updateAndReturn(
        { _id: personId, mergedInto: null },
        { name, initials: initialsOf(name), birthdate, diet, dietNote, version: command.inc(1) },
      )
    if (!child) throw notFound('孩子')
    await refreshLinks(db, child)
    await refreshGuardians(db, child)
    return {}
  }),
)
