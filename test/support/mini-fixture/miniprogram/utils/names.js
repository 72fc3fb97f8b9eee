export const names = ['onShow', 'onReady', 'onHide', 'onUnload', 'onReachBottom']
