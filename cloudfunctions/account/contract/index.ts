import { family } from './family'
import { me } from './me'
import { ownData } from './own-data'

export const contract = { ...me, ...family, ...ownData }
