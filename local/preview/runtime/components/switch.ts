import { type Controller, define, flag, make, text } from './kit'

export const switchControl = define({
  tag: 'switch',
  template: 'empty',
  properties: { checked: flag(), disabled: flag(), type: text('switch'), color: text() },
  create(node): Controller {
    const box = make('span', 'wx-switch-box')
    node.dom.append(box)
    const toggle = () => {
      if (node.props.disabled) return
      node.set({ checked: !node.props.checked })
      node.emit('change', { value: node.props.checked })
    }
    node.onPress(toggle)
    return {
      update() {
        const { checked, disabled, type, color } = node.props
        box.className = type === 'checkbox' ? 'wx-checkbox-box' : 'wx-switch-box'
        box.style.setProperty('--choice-color', color)
        node.dom.setAttribute('role', type === 'checkbox' ? 'checkbox' : 'switch')
        node.dom.setAttribute('aria-checked', String(checked))
        node.dom.toggleAttribute('checked', checked)
        node.dom.toggleAttribute('disabled', disabled)
      },
      field: {
        value: () => node.props.checked,
        reset: () => node.set({ checked: false }),
        activate: toggle,
      },
    }
  },
})
