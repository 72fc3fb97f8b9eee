import * as ge from 'glass-easel'
import {
  type Builtin,
  type BuiltinNode,
  type Controller,
  anything,
  define,
  flag,
  make,
  number,
  text,
} from './kit'

const PROPERTIES = {
  value: anything(''),
  type: text('text'),
  password: flag(),
  placeholder: text(),
  placeholderStyle: text(),
  placeholderClass: text(),
  disabled: flag(),
  maxlength: number(140),
  cursorSpacing: anything(0),
  autoFocus: flag(),
  focus: flag(),
  confirmType: text(),
  confirmHold: flag(),
  cursor: number(-1),
  selectionStart: number(-1),
  selectionEnd: number(-1),
  adjustPosition: flag(true),
  holdKeyboard: flag(),
  alwaysEmbed: flag(),
  autoHeight: flag(),
  fixed: flag(),
  showConfirmBar: flag(true),
  disableDefaultPadding: flag(),
  safePasswordCertPath: text(),
  safePasswordLength: number(),
  safePasswordTimeStamp: number(),
  safePasswordNonce: text(),
  safePasswordSalt: text(),
  safePasswordCustomHash: text(),
  cursorColor: text(),
  adjustKeyboardTo: text(),
  workletOnkeyboardheightchange: text(),
}

type FieldNode = BuiltinNode<typeof PROPERTIES>
type NativeField = HTMLInputElement | HTMLTextAreaElement

/** What the phone's keyboard would look like, as the browser calls it. */
const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', tel: 'tel' }

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** `<input>` and `<textarea>`: a field of the browser inside WeChat's tag. */
class TextField implements Controller {
  private readonly native: NativeField
  private placeholder = make('span', 'wx-placeholder')
  private placeholderClass = ''
  private lineHeight = 0

  constructor(
    private readonly node: FieldNode,
    private readonly multiline: boolean,
  ) {
    this.native = multiline ? make('textarea', '') : make('input', '')
    if (this.native instanceof HTMLTextAreaElement) this.native.rows = 1
    node.dom.append(this.placeholder, this.native)
    this.listen()
  }

  readonly field = {
    value: () => this.native.value,
    reset: () => {
      this.node.set({ value: '' })
      this.render()
    },
    activate: () => this.native.focus(),
  }

  update(changed: ReadonlySet<string>): void {
    const { native, node } = this
    const { disabled, maxlength, value } = node.props
    native.disabled = disabled
    if (maxlength >= 0) native.maxLength = maxlength
    else native.removeAttribute('maxlength')
    if (native instanceof HTMLInputElement) this.setType(native)
    if (changed.has('value') && native.value !== asText(value)) native.value = asText(value)
    if (changed.has('focus') && node.dom.isConnected) this.setFocus(node.props.focus)
    if (changed.has('placeholderClass')) this.setPlaceholderClass()
    this.render()
    this.applySelection(changed)
  }

  attached(): void {
    this.render()
    if (this.node.props.focus || this.node.props.autoFocus) {
      // The page is still hidden while its nodes are being attached.
      requestAnimationFrame(() => this.native.focus())
    }
  }

  private setType(native: HTMLInputElement): void {
    const { type, password } = this.node.props
    native.type = password || type === 'safe-password' ? 'password' : 'text'
    native.inputMode = KEYBOARDS[type] ?? 'text'
    native.autocomplete = 'off'
    native.toggleAttribute('data-nickname', type === 'nickname')
  }

  private setFocus(focus: boolean): void {
    if (focus) this.native.focus()
    else if (document.activeElement === this.native) this.native.blur()
  }

  private setPlaceholderClass(): void {
    if (this.placeholderClass === this.node.props.placeholderClass) return
    this.placeholderClass = this.node.props.placeholderClass
    const fresh = this.node.scopedElement('span', this.placeholderClass)
    fresh.classList.add('wx-placeholder')
    this.placeholder.replaceWith(fresh)
    this.placeholder = fresh
  }

  private applySelection(changed: ReadonlySet<string>): void {
    const { cursor, selectionStart, selectionEnd } = this.node.props
    if (document.activeElement !== this.native) return
    if (changed.has('cursor') && cursor >= 0) this.native.setSelectionRange(cursor, cursor)
    if (changed.has('selectionStart') && selectionStart >= 0) {
      this.native.setSelectionRange(selectionStart, selectionEnd >= 0 ? selectionEnd : selectionStart)
    }
  }

  private render(): void {
    const { placeholder, placeholderStyle, ariaLabel } = this.node.props
    this.placeholder.textContent = placeholder
    this.placeholder.style.cssText = this.node.host.fixStyle(placeholderStyle)
    this.placeholder.style.visibility = this.native.value ? 'hidden' : ''
    // Drawn by the span above; kept on the field for those who listen instead of look.
    this.native.placeholder = placeholder
    this.native.setAttribute('aria-label', ariaLabel || placeholder)
    this.grow()
  }

  /** `auto-height`: a textarea is as high as what is written in it. */
  private grow(): void {
    const { native, node } = this
    node.dom.toggleAttribute('auto-height', this.multiline && node.props.autoHeight)
    if (!this.multiline || !node.props.autoHeight || !node.dom.isConnected) return
    native.style.height = 'auto'
    const height = native.scrollHeight
    native.style.height = `${height}px`
    if (height === this.lineHeight) return
    this.lineHeight = height
    const oneLine = parseFloat(getComputedStyle(native).lineHeight) || 20
    node.emit('linechange', {
      height,
      heightRpx: height / node.host.rpx(1),
      lineCount: Math.max(1, Math.round(height / oneLine)),
    })
  }

  private listen(): void {
    const { native, node } = this
    for (const type of ['input', 'change', 'focus', 'blur', 'select', 'submit']) {
      // The page hears of these as WeChat's events only.
      native.addEventListener(type, (event) => event.stopPropagation())
    }
    native.addEventListener('input', (event) => {
      // A Chinese word is being spelled: WeChat's keyboard hands over the finished word.
      if (!(event instanceof InputEvent && event.isComposing)) this.typed()
      else this.placeholder.style.visibility = 'hidden'
    })
    native.addEventListener('compositionend', () => this.typed())
    native.addEventListener('focus', () => node.emit('focus', { value: native.value, height: 0 }))
    native.addEventListener('blur', () => {
      node.emit('blur', { value: native.value, cursor: native.selectionStart ?? native.value.length })
    })
    native.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return
      const { confirmType, confirmHold } = node.props
      if (this.multiline && (!confirmType || confirmType === 'return')) return
      event.preventDefault()
      node.emit('confirm', { value: native.value })
      if (!confirmHold) native.blur()
    })
  }

  /**
   * A person typed. The own property follows first, so that a page which sets the old value back (to refuse
   * a character) is heard; a listener may also answer with the text that shall stand there.
   */
  private typed(): void {
    const { native, node } = this
    const value = native.value
    node.set({ value })
    this.render()
    let answer: unknown
    const event = new ge.Event(
      'input',
      { value, cursor: native.selectionStart ?? value.length, keyCode: 0 },
      {
        bubbles: false,
        handleListenerReturn: (returned) => {
          if (typeof returned === 'string') answer = returned
          else if (typeof returned === 'object' && returned !== null && 'value' in returned) {
            answer = returned.value
          }
        },
      },
    )
    ge.Event.dispatchEvent(node.component, event)
    if (typeof answer !== 'string' || answer === native.value) return
    native.value = answer
    node.set({ value: answer })
    this.render()
  }
}

const field = (tag: string, multiline: boolean): Builtin<typeof PROPERTIES> =>
  define({
    tag,
    template: 'empty',
    properties: PROPERTIES,
    create: (node) => new TextField(node, multiline),
  })

export const input = field('input', false)
export const textarea = field('textarea', true)
