/** What is asked for a reason while somebody is on the phone. */
export type CallerAsking = { kind: 'cancel'; id: string; what: string } | { kind: 'late' }

export interface CallerQuestion {
  title: string
  consequence: string
  usual: string[]
  action: string
}

export function callerQuestion(asking: CallerAsking, name: string): CallerQuestion {
  if (asking.kind === 'cancel') {
    return {
      title: `取消${asking.what}`,
      consequence: `${name}这一餐就不做了,付过的钱会退`,
      usual: ['本人来电取消', '家人来电取消', '那天不在家', '身体不舒服'],
      action: '取消这一餐',
    }
  }
  return {
    title: '已经过了截止时间',
    consequence: '先问一声厨房还有没有。写一句原因,会记录在案',
    usual: ['厨房还有,补一份', '老人忘了订', '长期订餐漏了'],
    action: '补进今天的单子',
  }
}
