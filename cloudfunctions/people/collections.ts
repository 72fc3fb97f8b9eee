import { callTasks } from '../kit/callTasks'

/** What only staff work on; the people themselves are declared with their accounts. */
export const declarations = [callTasks]
