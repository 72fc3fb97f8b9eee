import { type BuiltinNode, type Controller, define, flag, make, text } from './kit'
import { pastedHtml } from './pasted'
import { resolveResource } from './resource'

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

/** WeChat's Delta is Quill's; here all of it is one insertion of plain text. */
const contentsOf = (area: HTMLElement) => ({
  html: area.innerHTML,
  text: area.innerText,
  delta: { ops: [{ insert: area.innerText }] },
})

/** A rich text field: enough of WeChat's EditorContext to write, read and set plain formatted text. */
function editorContext(area: HTMLElement): Record<string, unknown> {
  const answer = (name: string, options: Reply | undefined, result: Record<string, unknown> = {}) => {
    const whole = { errMsg: `${name}:ok`, ...result }
    options?.success?.(whole)
    options?.complete?.(whole)
  }
  return {
    getContents: (options?: Reply) => answer('getContents', options, contentsOf(area)),
    getSelectionText: (options?: Reply) =>
      answer('getSelectionText', options, { text: getSelection()?.toString() ?? '' }),
    setContents: (options: Reply & { html?: string }) => {
      area.innerHTML = pastedHtml(options.html ?? '')
      answer('setContents', options)
    },
    insertText: (options: Reply & { text?: string }) => {
      area.append(options.text ?? '')
      answer('insertText', options)
    },
    insertImage: (options: Reply & { src: string; alt?: string }) => {
      const image = make('img', '')
      image.src = resolveResource(options.src)
      image.alt = options.alt ?? ''
      area.append(image)
      answer('insertImage', options)
    },
    insertDivider: (options?: Reply) => {
      area.append(make('hr', ''))
      answer('insertDivider', options)
    },
    clear: (options?: Reply) => {
      area.replaceChildren()
      answer('clear', options)
    },
    blur: (options?: Reply) => {
      area.blur()
      answer('blur', options)
    },
    scrollIntoView: () => area.scrollIntoView({ block: 'nearest' }),
  }
}

/** Puts what was pasted where the caret is, as WeChat's editor does; without a caret, at the end. */
function paste(area: HTMLElement, clipboard: DataTransfer): void {
  const html = clipboard.getData('text/html')
  const content = document.createElement('template')
  if (html) content.innerHTML = pastedHtml(html)
  else content.content.append(clipboard.getData('text/plain'))
  const selection = getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null
  if (range && area.contains(range.commonAncestorContainer)) {
    range.deleteContents()
    range.insertNode(content.content)
    range.collapse()
  } else area.append(content.content)
  area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))
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
    area.addEventListener('paste', (event) => {
      event.preventDefault()
      if (event.clipboardData && !node.props.readOnly) paste(area, event.clipboardData)
    })
    area.addEventListener('input', (event) => {
      event.stopPropagation()
      node.emit('input', contentsOf(area))
    })
    area.addEventListener('focus', () => node.emit('focus', contentsOf(area)))
    area.addEventListener('blur', () => node.emit('blur', contentsOf(area)))
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
