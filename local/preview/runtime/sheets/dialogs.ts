import type { Host } from '../core/host'
import { make } from '../core/dom'
import { openSheet, sheetButton } from './sheet'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

/** WeChat's dialog with one or two buttons; `editable` adds a field whose text comes with the answer. */
export function showModal(
  host: Host,
  options: ModalOptions,
): Promise<{ confirm: boolean; content?: string } | null> {
  return openSheet(host, {
    kind: 'modal',
    label: options.title || options.content || '提示',
    place: 'center',
    dismissible: false,
    build(body, close) {
      if (options.title) body.append(make('h3', 'mp-modal-title', options.title))
      const field = options.editable ? make('textarea', 'mp-modal-field') : null
      if (field) {
        field.value = options.content ?? ''
        field.placeholder = options.placeholderText ?? ''
        field.setAttribute('aria-label', options.placeholderText || options.title || '内容')
        field.dataset['testid'] = 'modal-input'
        field.autofocus = true
        body.append(field)
      } else if (options.content) {
        body.append(make('p', 'mp-modal-content', options.content))
      }
      const answer = (confirm: boolean) => close(field ? { confirm, content: field.value } : { confirm })
      const buttons = make('div', 'mp-modal-buttons')
      if (options.showCancel ?? true) {
        const cancel = sheetButton(options.cancelText ?? '取消', 'modal-cancel', () => answer(false), 'text')
        cancel.style.color = options.cancelColor ?? ''
        buttons.append(cancel)
      }
      const confirm = sheetButton(
        options.confirmText ?? '确定',
        'modal-confirm',
        () => answer(true),
        'text strong',
      )
      confirm.style.color = options.confirmColor ?? ''
      confirm.autofocus = !field
      buttons.append(confirm)
      body.append(buttons)
    },
  })
}

/** A list to choose one thing from. Resolves with its index, or null for 取消. */
export function showActionSheet(
  host: Host,
  options: { itemList: string[]; alertText?: string; itemColor?: string },
): Promise<number | null> {
  return openSheet(host, {
    kind: 'actionSheet',
    label: options.alertText || '请选择',
    place: 'bottom',
    build(body, close) {
      if (options.alertText) body.append(make('p', 'mp-action-hint', options.alertText))
      options.itemList.forEach((item, index) => {
        const button = sheetButton(item, `action-${index}`, () => close(index), 'row')
        button.style.color = options.itemColor ?? ''
        body.append(button)
      })
      body.append(
        make('div', 'mp-action-gap'),
        sheetButton('取消', 'action-cancel', () => close(null), 'row'),
      )
    },
  })
}
