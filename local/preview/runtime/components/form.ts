import { type BuiltinNode, type Controller, anything, define, flag, nodeOf, number, text } from './kit'

/** Custom components take part in a form by the behaviour `wx://form-field`: a name and a value. */
function customFields(form: BuiltinNode): { name: string; value: unknown }[] {
  return [...form.dom.querySelectorAll('*')].flatMap((element) => {
    if (nodeOf(element)) return []
    const component = form.host.ownerElement(element)?.asGeneralComponent()
    if (!component || component.getBackendElement() !== (element as unknown)) return []
    const { name, value } = component.data as { name?: unknown; value?: unknown }
    return typeof name === 'string' && name && component.hasBehavior('wx://form-field')
      ? [{ name, value }]
      : []
  })
}

function builtinFields(form: BuiltinNode): BuiltinNode[] {
  return [...form.dom.querySelectorAll('*')].flatMap((element) => {
    const node = nodeOf(element)
    return node?.controller.field && node.props.name ? [node] : []
  })
}

/** Collects the named fields and tells the page, as a tap on a `form-type="submit"` button does. */
export function submitForm(form: BuiltinNode, target: BuiltinNode): void {
  const value: Record<string, unknown> = {}
  for (const field of customFields(form)) value[field.name] = field.value
  for (const field of builtinFields(form)) value[field.props.name] = field.controller.field?.value()
  const { id, dataset } = target.component
  form.emit('submit', { value, target: { id, dataset } })
}

export function resetForm(form: BuiltinNode): void {
  for (const field of builtinFields(form)) field.controller.field?.reset()
  form.emit('reset', { target: { id: form.component.id, dataset: form.component.dataset } })
}

export const form = define({
  tag: 'form',
  properties: { reportSubmit: flag(), reportSubmitTimeout: number() },
})

/** Fields that a tap on a label without `for` may activate. */
const LABELLED = ['checkbox', 'radio', 'switch', 'input', 'textarea', 'button', 'picker'] as const

export const label = define({
  tag: 'label',
  properties: { for: text(), value: anything() },
  create(node): Controller {
    const target = () => {
      const id = node.props.for
      const found = id ? document.querySelectorAll(`#${CSS.escape(id)}`) : []
      const named = [...found].flatMap((element) => nodeOf(element) ?? [])
      return named.find((field) => field.dom.closest('wx-page') === node.dom.closest('wx-page'))
    }
    node.on('tap', (event) => {
      const field = node.props.for ? target() : node.descendants(...LABELLED)[0]
      const original = event.getOriginalEvent()
      const tapped = original instanceof Event && original.target instanceof Node ? original.target : null
      // A tap on the field itself has been handled by the field.
      if (field && !field.dom.contains(tapped)) field.controller.field?.activate?.()
    })
    return {}
  },
})
