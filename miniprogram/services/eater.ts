const KEY = 'meals:eater'

/** For whom meals were booked last on this phone: a daughter who books for her mother finds her chosen. */
export const lastEater = {
  id: (): string => wx.getStorageSync<string>(KEY) || '',
  keep(personId: string): void {
    wx.setStorageSync(KEY, personId)
  },
  forget(): void {
    wx.removeStorageSync(KEY)
  },
}
