import { byId, make } from './dom'
import { local, type Faults } from './local'

/** Things that go wrong in real life, to be switched on while trying. */
const KINDS: readonly (readonly [label: string, fault: Faults])[] = [
  ['网络慢(每次等 0.8 秒)', { latencyMs: 800 }],
  ['数据库忙(三成要重试)', { dbBusy: 0.3 }],
  ['办成了但没收到回话(两成)', { dropCallReply: 0.2 }],
]

const isOn = (all: Faults, fault: Faults) =>
  Object.keys(fault).every((name) => (all[name as keyof Faults] ?? 0) > 0)

/** Check boxes for the faults; several can be on. */
export function offerFaults(report: (error: unknown) => void): void {
  const boxes = KINDS.map(([label, fault]) => {
    const box = make('input', '')
    box.type = 'checkbox'
    box.addEventListener('change', () => {
      const chosen = KINDS.filter((_, index) => boxes[index]?.box.checked).map(([, each]) => each)
      local.setFaults(Object.assign({}, ...chosen) as Faults).catch(report)
    })
    return { box, row: make('label', 'check', box, ` ${label}`), fault }
  })
  byId('faults', HTMLElement).append(...boxes.map(({ row }) => row))
  local.faults().then((all) => {
    for (const { box, fault } of boxes) box.checked = isOn(all, fault)
  }, report)
}
