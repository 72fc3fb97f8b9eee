import { type Builtin, type BuiltinNode, type Controller, anything, define, flag, text } from './kit'

const PROPERTIES = {
  value: text(),
  disabled: flag(),
  checked: flag(),
  color: text(),
  backgroundColor: text(),
  borderColor: text(),
  activeBackgroundColor: text(),
  activeBorderColor: text(),
  iconColor: text(),
}

type ChoiceNode = BuiltinNode<typeof PROPERTIES>

const choicesOf = (group: BuiltinNode, tag: string) => group.descendants(tag) as unknown as ChoiceNode[]

const checkedValues = (group: BuiltinNode, tag: string) =>
  choicesOf(group, tag)
    .filter((choice) => choice.props.checked)
    .map((choice) => choice.props.value)

function createChoice(node: ChoiceNode, tag: 'checkbox' | 'radio'): Controller {
  const box = node.dom.firstElementChild as HTMLElement
  node.dom.setAttribute('role', tag)

  const toggle = () => {
    if (node.props.disabled || (tag === 'radio' && node.props.checked)) return
    const group = node.closest(`${tag}-group`)
    if (tag === 'radio' && group) {
      for (const other of choicesOf(group, tag)) if (other !== node) other.set({ checked: false })
    }
    node.set({ checked: !node.props.checked })
    if (!group) return
    group.emit('change', { value: tag === 'radio' ? node.props.value : checkedValues(group, tag) })
  }
  node.onPress(toggle)
  return {
    update() {
      const { checked, disabled, color } = node.props
      node.dom.toggleAttribute('checked', checked)
      node.dom.toggleAttribute('disabled', disabled)
      node.dom.setAttribute('aria-checked', String(checked))
      box.style.setProperty('--choice-color', color)
    },
    field: {
      value: () => node.props.checked,
      reset: () => node.set({ checked: false }),
      activate: toggle,
    },
  }
}

const choice = (tag: 'checkbox' | 'radio'): Builtin<typeof PROPERTIES> =>
  define({
    tag,
    template: tag,
    properties: PROPERTIES,
    create: (node) => createChoice(node, tag),
  })

const group = (tag: 'checkbox' | 'radio') =>
  define({
    tag: `${tag}-group`,
    properties: { value: anything() },
    create(node): Controller {
      if (tag === 'radio') node.dom.setAttribute('role', 'radiogroup')
      return {
        field: {
          value: () => {
            const values = checkedValues(node, tag)
            return tag === 'radio' ? (values[0] ?? '') : values
          },
          reset: () => {
            for (const one of choicesOf(node, tag)) one.set({ checked: false })
          },
        },
      }
    },
  })

export const checkbox = choice('checkbox')
export const radio = choice('radio')
export const checkboxGroup = group('checkbox')
export const radioGroup = group('radio')
