import { kinOf } from '../../miniprogram/shared/people'
import type { Subject } from './caller'

/** Who did something for a person, as every reader of the timeline may read it: "本人", "子女 李梅", "社区 张敏". */
export function actorName({ door, relation = '' }: Pick<Subject, 'door' | 'relation'>, name: string): string {
  if (door === 'self') return '本人'
  return door === 'proxy' ? `${kinOf(relation)} ${name}` : `社区 ${name}`
}
