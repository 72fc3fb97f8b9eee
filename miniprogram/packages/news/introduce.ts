import type { CloudError } from '../../services/errors'
import { confirmed } from '../../view/act'
import { open, routes } from '../../view/routes'

async function lead(why: string): Promise<void> {
  const yes = await confirmed({
    title: '先登记姓名和电话',
    content: `${why}。一分钟就好,填好就回到这里。`,
    yes: '去登记',
    no: '先不了',
  })
  if (yes) open(routes.profile('news'))
}

/** For `act`: somebody who has not said who they are is led to where they can, and back. Whether it was that. */
export function introduceFirst(error: CloudError, why: string): boolean {
  if (error.code !== 'PROFILE_NEEDED') return false
  void lead(why)
  return true
}
