import { openTab, routes } from '../../view/routes'

/** Back to where the person came from; home for whoever came straight here by a card. */
export function leave(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack()
  else openTab(routes.home)
}
