import * as v from 'valibot'
import { PROXY_SCOPES } from '../../../miniprogram/shared/vocabulary'
import { reads, writes } from '../../kit/contract'
import { done, id, moment, optionalText, phone, text } from '../../kit/fields'
import { birthdate, diet, linkKind, linkState, scopes } from '../../kit/personFields'

/** Somebody for whom I act, acted or asked to act. */
export const linkOut = v.object({
  linkId: id,
  /** Null until somebody has confirmed. */
  personId: v.nullable(id),
  name: v.string(),
  relation: v.string(),
  scopes: v.array(v.picklist(PROXY_SCOPES)),
  state: linkState,
  kind: linkKind,
  maskedPhone: v.string(),
  askedAt: moment,
  confirmedAt: v.nullable(moment),
  endedAt: v.nullable(moment),
  /** A guardian's link ends on the child's eighteenth birthday. */
  until: v.nullable(moment),
})

/** Somebody who acts for me or asks to. */
const linkOverMe = v.object({
  linkId: id,
  /** Who: full, because I must know to whom I say yes. */
  name: v.string(),
  maskedPhone: v.string(),
  /** What they call me: 妈妈. */
  relation: v.string(),
  scopes: v.array(v.picklist(PROXY_SCOPES)),
  state: linkState,
  askedAt: moment,
  confirmedAt: v.nullable(moment),
  /** Name of the member of staff who confirmed it face to face; empty if I did. */
  confirmedByName: v.string(),
})

const child = v.object({
  linkId: id,
  personId: id,
  name: v.string(),
  birthdate: v.nullable(v.string()),
  diet,
  dietNote: v.string(),
})

const relation = text('称呼', 8)

/** Who may do what for whom. */
export const family = {
  family: reads(
    'resident',
    v.strictObject({}),
    v.object({
      /** For whom I act or ask to: waiting first, then active, then ended in the last 30 days. */
      mine: v.array(linkOut),
      children: v.array(child),
      /** Who may act for me now. */
      overMe: v.array(linkOverMe),
      /** Who asks to; only for a phone that WeChat has verified, since anybody may write down any phone. */
      requests: v.array(linkOverMe),
      now: moment,
    }),
  ),

  /**
   * Asks to act for somebody, by the name and phone that they are known by. Whether such a person is known here is never
   * answered. The id is the invitation that is sent to them.
   */
  askLink: writes(
    'resident',
    v.strictObject({ name: text('姓名', 20), phone, relation, scopes }),
    v.object({ linkId: id }),
  ),

  /** What somebody who was sent an invitation reads. */
  invitation: reads(
    'visitor',
    v.strictObject({ linkId: id }),
    v.object({
      linkId: id,
      /** Who asks. */
      fromName: v.string(),
      relation: v.string(),
      /** Whom they mean. */
      name: v.string(),
      scopes: v.array(v.picklist(PROXY_SCOPES)),
      state: linkState,
      /** Whether the reader is the one who asks. */
      own: v.boolean(),
      /** Whether the reader has told us who they are. */
      known: v.boolean(),
    }),
  ),

  /** The elder's own tap. Accepting may narrow what was asked for. */
  answerLink: writes(
    'resident',
    v.strictObject({ linkId: id, accept: v.boolean(), scopes: v.optional(scopes) }),
    done,
  ),

  /** Changes what somebody may do for me, at once. */
  saveLinkScopes: writes('resident', v.strictObject({ linkId: id, scopes }), done),

  /** Ends a link, from either side, at once: mine or one over me. */
  endLink: writes('resident', v.strictObject({ linkId: id }), done),

  /** A guardian writes down a minor, with a consent of its own. */
  addChild: writes(
    'resident',
    v.strictObject({
      name: text('孩子姓名', 20),
      birthdate,
      relation,
      diet: v.optional(diet),
      dietNote: v.optional(optionalText('饮食说明', 60)),
      consentVersion: v.string(),
    }),
    v.object({ personId: id }),
  ),

  saveChild: writes(
    'resident',
    v.strictObject({
      personId: id,
      name: text('孩子姓名', 20),
      birthdate,
      diet,
      dietNote: optionalText('饮食说明', 60),
    }),
    done,
  ),
}
