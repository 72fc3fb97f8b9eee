import { CloudError } from './errors'

/** Puts a file of the cloud's answer on this phone; its path. */
export function keepFile(fileName: string, base64: string): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(filePath),
      fail: ({ errMsg }) => {
        console.error(errMsg)
        reject(new CloudError('INTERNAL', '手机存不下这份表格,清理一下手机空间再试'))
      },
    })
  })
}

/** Opens a table with WeChat's own viewer, from where it can be sent on or kept. */
export async function openTable(filePath: string): Promise<void> {
  try {
    await wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
  } catch (error) {
    console.error(error)
    throw new CloudError('INTERNAL', '表格取到了,但是手机打不开它,请再试一次;还不行请联系社区')
  }
}
