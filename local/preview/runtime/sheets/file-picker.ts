import type { Host } from '../core/host'
import { make } from '../core/dom'

/**
 * Opens the browser's file dialog through a hidden field (`data-testid="choose-media"`, which a test can fill
 * directly). Resolves with an empty list when the person chose nothing.
 */
export function pickFiles(host: Host, options: { accept: string; multiple: boolean }): Promise<File[]> {
  return new Promise((resolve) => {
    for (const forgotten of host.screen.querySelectorAll('.mp-file-picker')) forgotten.remove()
    const field = make('input', 'mp-file-picker')
    field.type = 'file'
    field.accept = options.accept
    field.multiple = options.multiple
    field.tabIndex = -1
    field.setAttribute('aria-label', '选择文件')
    field.dataset['testid'] = 'choose-media'
    const finish = (files: File[]) => {
      field.remove()
      resolve(files)
    }
    field.addEventListener('change', () => finish([...(field.files ?? [])]))
    field.addEventListener('cancel', () => finish([]))
    host.screen.append(field)
    field.click()
  })
}
