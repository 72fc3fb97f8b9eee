import type { Role } from '../../../miniprogram/shared/vocabulary'

/** Who reads, as far as it matters here; a caller is one. */
export interface Reader {
  has(...roles: Role[]): boolean
  reaches(grid: string | null, ...roles: Role[]): boolean
}

export interface Read {
  grid: string | null
  /** Has an account: deletes it themselves. */
  hasWechat: boolean
  /** The reader's own record. */
  own: boolean
}

export interface Sight {
  /** `none` answers like a record that does not exist. */
  sight: 'full' | 'masked' | 'none'
  diet: boolean
  /** A minor's birthdate and guardians. */
  child: boolean
  may: { edit: boolean; order: boolean; confirm: boolean; merge: boolean; erase: boolean }
}

/** Who works with everybody in the community, and therefore sees that somebody is known. */
const EVERYWHERE = ['organiser', 'canteen'] as const

/**
 * What a member of staff sees of a person's record and may do with it. Address, phone and what is written about somebody
 * are for those who keep the record: administrators, and grid workers in their own grids.
 */
export function sightOf(reader: Reader, { grid, hasWechat, own }: Read): Sight {
  const admin = reader.has('admin')
  const keeps = reader.reaches(grid, 'gridWorker')
  const works = keeps || reader.has(...EVERYWHERE)
  return {
    sight: keeps ? 'full' : works ? 'masked' : 'none',
    diet: keeps || reader.has('canteen'),
    child: admin,
    may: { edit: keeps, order: works, confirm: keeps && !own, merge: admin, erase: admin && !hasWechat },
  }
}
