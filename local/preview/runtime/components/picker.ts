import { type BuiltinNode, type Controller, anything, define, flag, text } from './kit'
import { wheelsOf } from './picker-wheels'
import { openWheels } from '../sheets/wheels'

const PROPERTIES = {
  mode: text('selector'),
  range: anything([]),
  rangeKey: text(),
  value: anything(),
  disabled: flag(),
  headerText: text(),
  start: text(),
  end: text(),
  fields: text('day'),
  customItem: text(),
  level: text(),
}

type PickerNode = BuiltinNode<typeof PROPERTIES>

async function open(node: PickerNode): Promise<void> {
  const { mode, headerText } = node.props
  const wheels = wheelsOf(node.props)
  const chosen = await openWheels(node.host, {
    title: headerText,
    initial: wheels.initial,
    // A multiSelector's columns belong to the page, which may change them while the sheet is open.
    columns: (rows) => (mode === 'multiSelector' ? wheelsOf(node.props) : wheels).columns(rows),
    turned(column, row) {
      if (mode === 'multiSelector') node.emit('columnchange', { column, value: row })
    },
  })
  if (!chosen) {
    node.emit('cancel')
    return
  }
  const detail = wheels.result(chosen)
  node.set({ value: detail.value })
  node.emit('change', { ...detail })
}

export const picker = define({
  tag: 'picker',
  properties: PROPERTIES,
  create(node): Controller {
    node.dom.setAttribute('role', 'button')
    node.dom.setAttribute('aria-haspopup', 'dialog')
    const openOnce = () => {
      if (!node.props.disabled) open(node).catch((error: unknown) => node.host.reportError(error, '<picker>'))
    }
    node.on('tap', openOnce)
    return {
      update: () => node.dom.toggleAttribute('disabled', node.props.disabled),
      field: {
        value: () => node.props.value,
        reset: () => node.set({ value: node.props.mode === 'multiSelector' ? [] : '' }),
        activate: openOnce,
      },
    }
  },
})
