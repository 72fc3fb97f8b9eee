import { newsroom } from './newsroom'
import { readers } from './readers'

export const contract = { ...readers, ...newsroom }
