import type { DoorAct } from '../../../services/canteen'

/** What is asked before something at a door that is not simply a meal handed over. */
export type DoorQuestion = Exclude<DoorAct['action'], 'deliver'>

export interface DoorQuestionView {
  title: string
  consequence: string
  usual: string[]
  placeholder: string
  action: string
}

export function doorQuestion(action: DoorQuestion, name: string): DoorQuestionView {
  switch (action) {
    case 'noAnswer':
      return {
        title: `${name}家没人应门`,
        consequence:
          '点了以后,家人和网格员马上收到消息,社区也会打电话找人,直到有人写下 TA 的情况。先再敲一敲,打个电话。',
        usual: ['敲门没人应,电话也没人接', '敲门没人应', '听到屋里有声音,没人开'],
        placeholder: '或者写一句看到了什么',
        action: '没人应门,通知家人',
      }
    case 'worry':
      return {
        title: `担心${name}`,
        consequence: '家人、网格员和社区会马上收到这句话,去看看 TA。情况紧急请先打 120。',
        usual: ['看着没精神', '说不舒服', '走路不稳', '家里没人照看', '上一餐没有动'],
        placeholder: '或者写一句看到了什么',
        action: '告诉家人和社区',
      }
    case 'returnMeal':
      return {
        title: `把${name}的餐带回食堂`,
        consequence: '这一餐算没送成,不收钱。TA 今天还可以到食堂来领。',
        usual: ['没人在家', '本人说不要了', '地址不对', '餐洒了'],
        placeholder: '或者写一句原因,会记录在案',
        action: '带回食堂',
      }
    case 'undoDelivery':
      return {
        title: `撤销${name}的这一步`,
        consequence: '这一餐又回到「在路上」,再点一次对的',
        usual: ['点错了人', '点错了按钮'],
        placeholder: '或者写一句原因,会记录在案',
        action: '撤销',
      }
  }
}

/** The reason or the sentence of a question, as what it is sent as. */
export function doorActOf(action: DoorQuestion, orderId: string, text: string): DoorAct {
  switch (action) {
    case 'noAnswer':
      return { action, input: { orderId, note: text } }
    case 'worry':
      return { action, input: { orderId, text } }
    case 'returnMeal':
    case 'undoDelivery':
      return { action, input: { orderId, reason: text } }
  }
}

/** What stands above the list after it was sent. */
export function afterAct({ action }: DoorAct, name: string): string {
  switch (action) {
    case 'deliver':
      return `${name}的餐送到了`
    case 'noAnswer':
      return `已经告诉${name}的家人和网格员。您接着送下一家;回头再来敲一次也好`
    case 'worry':
      return `记下了,家人和社区马上去看${name}。谢谢您留心`
    case 'returnMeal':
      return `${name}的餐带回食堂`
    case 'undoDelivery':
      return `${name}的餐又在路上了`
  }
}
