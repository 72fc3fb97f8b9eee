import { accounts, communities, persons } from '../kit/people'

/** Who is known here; the kit describes them, because every function asks who calls. */
export const declarations = [accounts, persons, communities]
