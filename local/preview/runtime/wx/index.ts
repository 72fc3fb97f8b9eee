import type { Host } from '../core/host'
import { sheetScript } from '../sheets/answers'
import { scan } from '../sheets/scan'
import { accountFamily } from './account'
import { createAnimation } from './animation'
import { audioFamily } from './audio'
import { canvasFamily } from './canvas'
import { cloudFamily } from './cloud'
import { deviceFamily } from './device'
import { feedbackFamily } from './feedback'
import { fileFamily } from './files'
import { mediaFamily } from './media'
import { navigationFamily } from './navigation'
import { Network, networkFamily } from './network'
import { Permissions } from './permissions'
import { shareFamily } from './share'
import { storageFamily } from './storage'
import { systemFamily } from './system'

/** What tests and the phone frame may do to the phone; part of `__mp`. */
export interface PhoneControls {
  /** Prepared answers for sheets. */
  readonly sheet: typeof sheetScript
  /** Shows a code to the open scanner; false when none is open. */
  scan(code: string): boolean
  /** Gives or takes the network. */
  setOnline(online: boolean): void
}

/**
 * The `wx` object. Members that do not exist answer undefined, as in WeChat, and are remembered in
 * `host.missing`, so that a test can tell that the preview lacks something.
 */
export function makeWx(host: Host): object {
  const network = new Network()
  const permissions = new Permissions(host)
  const wx: Record<string, unknown> = {
    ...storageFamily(host),
    ...navigationFamily(host),
    ...feedbackFamily(host),
    ...networkFamily(host, network),
    ...cloudFamily(host, network),
    ...fileFamily(host),
    ...mediaFamily(host, permissions),
    ...audioFamily(),
    ...canvasFamily(),
    ...deviceFamily(host),
    ...systemFamily(host),
    ...accountFamily(host, permissions),
    ...shareFamily(host),
    createAnimation,
  }
  offerControls({ sheet: sheetScript, scan, setOnline: (online) => network.setOnline(online) })
  return new Proxy(wx, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target) && name !== 'then') {
        host.missing.add(`wx.${name}`)
      }
      return target[name as string]
    },
  })
}

/** Adds the controls to `__mp`, where tests and the frame find everything else of the phone. */
function offerControls(controls: PhoneControls): void {
  const shared = globalThis as { __mp?: object }
  shared.__mp = Object.assign(shared.__mp ?? {}, controls)
}
