/** Asks before somebody leaves what is not saved yet; the words stay on the page when they think again. */
export function guardUnsaved(unsaved: boolean): void {
  if (unsaved) wx.enableAlertBeforeUnload({ message: '还没有保存。现在离开,改的内容会丢' })
  else wx.disableAlertBeforeUnload({})
}
