import { routes } from '../../view/routes'

/** Back to where the person came from; home for whoever came straight here by a card. */
export async function leave(): Promise<void> {
  if (getCurrentPages().length > 1) await wx.navigateBack()
  else await wx.switchTab({ url: routes.home })
}
