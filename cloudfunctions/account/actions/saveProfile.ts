import { communityOf } from '../../kit/community'
import { checkTexts } from '../../kit/contentCheck'
import { derivedId } from '../../kit/fingerprint'
import { accounts } from '../../kit/people'
import { gridOf } from '../../kit/people/address'
import { action } from '../../kit/serve'
import { mustAgree, mustBeOldEnough } from '../agreeing'
import { verifiedPhones } from '../collections'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { changeProfile, createProfile } from '../profiles'
import { mustBeBirthdate } from '../rules/birthdate'

/** Creates or changes the caller's own profile. */
export const saveProfile = action(contract.saveProfile, (context) =>
  onceFor(context, 'saveProfile', context.input, async () => {
    const { input, db, caller, clock } = context
    const { openid } = caller
    const { privacyVersion, ...wish } = input
    const now = clock.now()
    if (wish.birthdate) mustBeBirthdate(wish.birthdate, now)
    const [account, verified, community] = await Promise.all([
      db.of(accounts).get(openid),
      db.of(verifiedPhones).get(openid),
      communityOf(db),
    ])
    const saying = { ...wish, grid: gridOf(community, wish.address) }
    const personId = account?.personId ?? derivedId('person', openid)
    await mustBeOldEnough(db, personId, wish.birthdate, now)
    await mustAgree(db, personId, privacyVersion, now)
    await checkTexts(openid, 'profile', [wish.dietNote ?? ''])
    const isVerified = verified?.phone === wish.phone
    if (account) await changeProfile(db, account, saying, isVerified, now)
    else await createProfile(db, openid, personId, saying, isVerified, now)
    return { personId }
  }),
)
