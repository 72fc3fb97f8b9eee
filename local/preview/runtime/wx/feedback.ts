import type { Host } from '../core/host'
import { api, Refusal } from './call'
import { showActionSheet, showModal, type ModalOptions } from '../sheets/dialogs'
import { Toast } from '../sheets/toast'

interface ToastOptions {
  title?: string
  icon?: 'success' | 'error' | 'loading' | 'none'
  image?: string
  duration?: number
  mask?: boolean
}

/** Toasts, loading, dialogs. */
export function feedbackFamily(host: Host): Record<string, unknown> {
  const toast = new Toast(host)
  return {
    showToast: api<ToastOptions>('showToast', ({ title = '', icon = 'success', image, duration, mask }) =>
      toast.show({ title, icon, image: image ?? '', duration: duration ?? 1500, mask: mask ?? false }),
    ),
    hideToast: api('hideToast', () => toast.hide()),
    showLoading: api<ToastOptions>('showLoading', ({ title = '', mask }) =>
      toast.show({ title, icon: 'loading', image: '', duration: 0, mask: mask ?? false }),
    ),
    hideLoading: api('hideLoading', () => toast.hide()),
    showModal: api<ModalOptions>('showModal', async (options) => {
      const answer = await showModal(host, options)
      const confirm = answer?.confirm ?? false
      return { confirm, cancel: !confirm, content: options.editable ? (answer?.content ?? '') : null }
    }),
    showActionSheet: api<{ itemList: string[]; alertText?: string; itemColor?: string }>(
      'showActionSheet',
      async (options) => {
        const tapIndex = await showActionSheet(host, options)
        if (tapIndex === null || tapIndex < 0) throw new Refusal('cancel')
        return { tapIndex }
      },
    ),
  }
}
