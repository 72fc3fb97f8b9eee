import { asCloudError } from '../../services/errors'

/** What is only for people who have said who they are; null for somebody who has not yet. */
export async function forResident<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load()
  } catch (error) {
    const known = asCloudError(error)
    if (known.code !== 'PROFILE_NEEDED') throw known
    return null
  }
}
