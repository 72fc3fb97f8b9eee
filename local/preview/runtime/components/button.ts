import { type BuiltinNode, type Controller, anything, define, flag, make, text } from './kit'
import { submitForm, resetForm } from './form'

const PROPERTIES = {
  type: text(),
  size: text(),
  plain: flag(),
  disabled: flag(),
  loading: flag(),
  formType: text(),
  openType: text(),
  lang: text(),
  sessionFrom: text(),
  sendMessageTitle: text(),
  sendMessagePath: text(),
  sendMessageImg: text(),
  appParameter: text(),
  showMessageCard: flag(),
  activityType: anything(),
  entrancePath: text(),
  needShowEntrance: flag(),
  phoneNumberNoQuotaToast: flag(true),
  businessId: text(),
}

function create(node: BuiltinNode<typeof PROPERTIES>): Controller {
  const spinner = make('span', 'wx-button-spinner')
  node.dom.setAttribute('role', 'button')
  node.dom.tabIndex = 0

  // Captured before the page's own listeners: a disabled button tells nobody that it was tapped.
  node.on(
    'tap',
    (event) => {
      if (node.props.disabled) event.stopPropagation()
    },
    true,
  )
  node.on('tap', () => {
    if (!node.props.disabled) act(node)
  })
  return {
    update() {
      const { type, size, plain, disabled, loading } = node.props
      setOrRemove(node.dom, 'type', type)
      setOrRemove(node.dom, 'size', size)
      node.dom.toggleAttribute('plain', plain)
      node.dom.toggleAttribute('disabled', disabled)
      setOrRemove(node.dom, 'aria-disabled', disabled ? 'true' : '')
      if (loading) node.dom.prepend(spinner)
      else spinner.remove()
    },
  }
}

function act(node: BuiltinNode<typeof PROPERTIES>): void {
  const { formType, openType } = node.props
  const form = formType ? node.closest('form') : undefined
  if (form && formType === 'submit') submitForm(form, node)
  if (form && formType === 'reset') resetForm(form)
  if (!openType) return
  const handler = node.host.openTypes.get(openType)
  if (!handler) {
    node.host.missing.add(`button open-type=${openType}`)
    return
  }
  handler({
    openType,
    button: node.component,
    trigger: (detail) => node.emit(openType.toLowerCase(), detail),
  })
}

function setOrRemove(dom: HTMLElement, attribute: string, value: string): void {
  if (value) dom.setAttribute(attribute, value)
  else dom.removeAttribute(attribute)
}

export const button = define({ tag: 'button', properties: PROPERTIES, hover: true, create })
