import { COLUMNS, type Column } from './world'

/**
 * Who may do what, as people read it. A row is an action; after a colon stands whose things it is about, where that is
 * not plain: an elder of grid 1, for whom the proxy acts.
 *
 *   yes  is done; a community has one first administrator, and to be it again changes nothing
 *   no   refused, because the role may not
 *   ?    answered exactly like something that does not exist
 */
const TABLE = `
                                 resident proxy organiser canteen courier teacher editor reviewer grid otherGrid admin

account.home                     yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.me                       yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.buildings                yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.saveProfile              yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.redeemPhone              yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.saveFace                 yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.saveLetterSize           yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.allowMessages            yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.claimAdmin               ?        ?     ?         ?       ?       ?       ?      ?        ?    ?         yes
account.family                   yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.askLink                  yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.invitation:waiting       yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.invitation:answered      ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
account.answerLink:waiting       yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.answerLink:answered      ?        no    ?         ?       ?       ?       ?      ?        ?    ?         ?
account.saveLinkScopes           ?        ?     ?         ?       ?       ?       ?      ?        ?    ?         ?
account.endLink                  ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
account.addChild                 yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.saveChild                ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
account.inbox                    yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.readMessages             yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.exportMyData             yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
account.deleteMe                 yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes

groupbuy.campaigns               yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
groupbuy.campaign                yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
groupbuy.quote:own               yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
groupbuy.quote:elder             ?        yes   yes       ?       ?       ?       ?      ?        yes  ?         yes
groupbuy.placeOrder:own          yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
groupbuy.placeOrder:elder        ?        yes   yes       ?       ?       ?       ?      ?        yes  ?         yes
groupbuy.myOrders:own            yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
groupbuy.myOrders:elder          ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
groupbuy.order                   ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
groupbuy.cancelOrder             ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
groupbuy.staffCampaigns          no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.staffCampaign           no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.choices                 no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.saveSupplier            no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.savePickupPoint         no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.saveCampaign            no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.publishCampaign         no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.copyCampaign            no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.closeOrdering           no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.endCampaign             no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.cancelCampaign          no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.campaignOrders          no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.purchaseList            no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.findForPickup           no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.staffOrder              no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.verify                  no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.undoVerification        no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.staffCancelOrder        no       no    yes       no      no      no      no     no       no   no        yes
groupbuy.desk                    no       no    yes       no      no      no      no     no       no   no        yes

news.articles                    yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.searchArticles              yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.article:everybodys          yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.article:otherGrid           ?        ?     ?         ?       ?       ?       ?      ?        ?    ?         ?
news.beside                      yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.ask                         yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.removeQuestion              ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
news.react                       yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.markRead                    yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.savedArticles               yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.articleCode                 yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
news.staffArticles               no       no    no        no      no      no      yes    yes      no   no        yes
news.staffArticle                no       no    no        no      no      no      yes    yes      no   no        yes
news.saveDraft                   no       no    no        no      no      no      yes    no       no   no        yes
news.submitDraft                 no       no    no        no      no      no      yes    no       no   no        yes
news.recallDraft                 no       no    no        no      no      no      yes    no       no   no        yes
news.returnDraft                 no       no    no        no      no      no      no     yes      no   no        yes
news.approveDraft                no       no    no        no      no      no      no     yes      no   no        yes
news.unscheduleArticle           no       no    no        no      no      no      yes    yes      no   no        yes
news.pinArticle                  no       no    no        no      no      no      no     yes      no   no        yes
news.withdrawArticle             no       no    no        no      no      no      yes    yes      no   no        yes
news.discardDraft                no       no    no        no      no      no      yes    no       no   no        yes
news.changes                     no       no    no        no      no      no      yes    yes      no   no        yes
news.importArticle               no       no    no        no      no      no      yes    no       no   no        yes
news.findRelated                 no       no    no        no      no      no      yes    no       no   no        yes
news.questions                   no       no    no        no      no      no      yes    yes      no   no        yes
news.answerQuestion              no       no    no        no      no      no      yes    yes      no   no        yes
news.showQuestion                no       no    no        no      no      no      yes    yes      no   no        yes
news.hideQuestion                no       no    no        no      no      no      yes    yes      no   no        yes
news.newsDesk                    no       no    no        no      no      no      yes    yes      no   no        yes
news.articleNumbers              no       no    no        no      no      no      yes    yes      no   no        yes

payment.status                   ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
payment.collect                  no       no    yes       no      no      no      no     no       no   no        yes
payment.payBack                  no       no    yes       no      no      no      no     no       no   no        yes
payment.ledger                   no       no    yes       yes     no      yes     no     no       no   no        yes

people.searchPeople              no       no    yes       yes     no      no      no     no       yes  yes       yes
people.registerPerson            no       no    yes       yes     no      no      no     no       yes  no        yes
people.person                    no       no    yes       yes     no      no      no     no       yes  ?         yes
people.savePerson                no       no    no        no      no      no      no     no       yes  ?         yes
people.mergePeople               no       no    no        no      no      no      no     no       no   no        yes
people.erasePerson               no       no    no        no      no      no      no     no       no   no        yes
people.confirmLink               no       no    no        no      no      no      no     no       yes  ?         yes
people.linkPeople                no       no    no        no      no      no      no     no       yes  ?         yes
people.endLinkFor                no       no    no        no      no      no      no     no       yes  ?         yes
people.desk                      no       no    yes       yes     yes     yes     yes    yes      yes  yes       yes
people.staff                     no       no    no        no      no      no      no     no       no   no        yes
people.grantRole                 no       no    no        no      no      no      no     no       no   no        yes
people.revokeRole                no       no    no        no      no      no      no     no       no   no        yes
people.auditLog                  no       no    no        no      no      no      no     no       no   no        yes
people.callTasks                 no       no    yes       yes     no      no      no     no       yes  yes       yes
people.takeCall                  no       no    yes       ?       no      no      no     no       yes  ?         yes
people.finishCall                no       no    yes       ?       no      no      no     no       yes  ?         yes
`

export type May = 'yes' | 'no' | '?'

export interface Row {
  /** "groupbuy.quote:elder" */
  name: string
  fn: string
  action: string
  may: Record<Column, May>
}

function rowOf(line: string): Row {
  const [name = '', ...cells] = line.split(/\s+/)
  const [fn = '', action = ''] = (name.split(':')[0] ?? '').split('.')
  const may = Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i]])) as Record<Column, May>
  if (cells.length !== COLUMNS.length || cells.some((cell) => !['yes', 'no', '?'].includes(cell))) {
    throw new Error(`the row of ${name} does not fit the columns`)
  }
  return { name, fn, action, may }
}

const [head = '', ...lines] = TABLE.split('\n').filter((line) => line.trim() !== '')
if (head.trim() !== COLUMNS.join(' ')) throw new Error('the columns of the table are not those of the worlds')

export const rows: readonly Row[] = lines.map((line) => rowOf(line.trim()))
