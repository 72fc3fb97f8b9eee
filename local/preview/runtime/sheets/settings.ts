import type { Host } from '../core/host'
import { make } from '../core/dom'
import { permissionWords } from './consent'
import { openSheet, sheetButton } from './sheet'

/** 设置: a switch for everything that the mini-program has asked for. Resolves with all of them. */
export function changeSettings(
  host: Host,
  settings: Readonly<Record<string, boolean>>,
): Promise<Record<string, boolean> | null> {
  return openSheet(host, {
    kind: 'settings',
    label: '设置',
    place: 'bottom',
    dismissible: false,
    build(body, close) {
      body.append(make('h3', 'mp-consent-title', '允许这个小程序'))
      const switches = Object.entries(settings).map(([scope, allowed]) => {
        const box = make('input', '')
        box.type = 'checkbox'
        box.checked = allowed
        box.dataset['testid'] = `setting-${scope}`
        const row = make('label', 'mp-template')
        row.append(box, make('span', '', permissionWords(scope)))
        body.append(row)
        return [scope, box] as const
      })
      if (switches.length === 0) body.append(make('p', 'mp-consent-text', '小程序还没有要过任何权限'))
      const decided = () => Object.fromEntries(switches.map(([scope, box]) => [scope, box.checked]))
      const actions = make('div', 'mp-sheet-actions')
      actions.append(sheetButton('返回小程序', 'settings-close', () => close(decided()), 'primary'))
      body.append(actions)
    },
  })
}
