import { office } from './office'
import { records } from './records'

export const contract = { ...records, ...office }
