import { type BuiltinNode, type Controller, define, flag, make, text } from './kit'

const PROPERTIES = {
  readOnly: flag(),
  placeholder: text(),
  showImgSize: flag(),
  showImgToolbar: flag(),
  showImgResize: flag(),
}

interface Reply {
  success?: (result: Record<string, unknown>) => void
  complete?: (result: Record<string, unknown>) => void
}

/** A rich text field: enough of WeChat's EditorContext to write, read and set plain formatted text. */
function editorContext(area: HTMLElement): Record<string, unknown> {
  const answer = (options: Reply | undefined, result: Record<string, unknown> = {}) => {
    options?.success?.(result)
    options?.complete?.(result)
  }
  return {
    getContents: (options?: Reply) =>
      answer(options, { html: area.innerHTML, text: area.innerText, delta: { ops: [] } }),
    setContents: (options: Reply & { html?: string }) => {
      area.innerHTML = options.html ?? ''
      answer(options)
    },
    insertText: (options: Reply & { text?: string }) => {
      area.append(options.text ?? '')
      answer(options)
    },
    insertImage: (options: Reply & { src: string; alt?: string }) => {
      const image = make('img', '')
      image.src = options.src
      image.alt = options.alt ?? ''
      area.append(image)
      answer(options)
    },
    clear: (options?: Reply) => {
      area.replaceChildren()
      answer(options)
    },
    blur: (options?: Reply) => {
      area.blur()
      answer(options)
    },
  }
}

export const editor = define({
  tag: 'editor',
  template: 'empty',
  properties: PROPERTIES,
  create(node: BuiltinNode<typeof PROPERTIES>): Controller {
    const area = make('div', 'wx-editor-area')
    area.setAttribute('role', 'textbox')
    area.setAttribute('aria-multiline', 'true')
    node.dom.append(area)
    const detail = () => ({ html: area.innerHTML, text: area.innerText, delta: { ops: [] } })
    area.addEventListener('input', (event) => {
      event.stopPropagation()
      node.emit('input', detail())
    })
    area.addEventListener('focus', () => node.emit('focus', detail()))
    area.addEventListener('blur', () => node.emit('blur', detail()))
    return {
      update() {
        area.contentEditable = String(!node.props.readOnly)
        area.dataset['placeholder'] = node.props.placeholder
        area.setAttribute('aria-label', node.props.placeholder)
      },
      attached: () => requestAnimationFrame(() => node.emit('ready')),
      queryContext: () => editorContext(area),
    }
  },
})
