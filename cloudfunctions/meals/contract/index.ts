import { delivery } from './delivery'
import { kitchen } from './kitchen'
import { money } from './money'
import { residents } from './residents'

export const contract = { ...residents, ...kitchen, ...delivery, ...money }
