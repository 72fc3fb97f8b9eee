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

meals.week                       yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.menu                       yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.quote:own                  yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.quote:elder                ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.book:own                   yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.book:elder                 ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.quoteWeek:own              yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.quoteWeek:elder            ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.bookWeek:own               yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.bookWeek:elder             ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.myMeals:own                yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.myMeals:elder              ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
meals.mealOrder                  ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
meals.changeMeal                 ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.cancelMeal                 ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.rate                       ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
meals.standings:own              yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.standings:elder            ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.saveStanding:own           yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.saveStanding:elder         ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.pauseStanding              ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.resumeStanding             ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.endStanding                ?        yes   ?         yes     ?       ?       ?      ?        yes  ?         yes
meals.openKitchen                yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.myAccount:own              yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.myAccount:elder            ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?
meals.printMenu                  yes      yes   yes       yes     yes     yes     yes    yes      yes  yes       yes
meals.tellWellBeing              ?        yes   ?         ?       ?       ?       ?      ?        ?    ?         ?

meals.dishes                     no       no    no        yes     no      no      no     no       no   no        yes
meals.saveDish                   no       no    no        yes     no      no      no     no       no   no        yes
meals.staffMenus                 no       no    no        yes     no      no      no     no       no   no        yes
meals.staffMenu                  no       no    no        yes     no      no      no     no       no   no        yes
meals.saveMenu                   no       no    no        yes     no      no      no     no       no   no        yes
meals.publishMenu                no       no    no        yes     no      no      no     no       no   no        yes
meals.copyWeek                   no       no    no        yes     no      no      no     no       no   no        yes
meals.cancelMenu                 no       no    no        yes     no      no      no     no       no   no        yes
meals.replaceItem                no       no    no        yes     no      no      no     no       no   no        yes
meals.today                      no       no    no        yes     no      no      no     no       no   no        yes
meals.advance                    no       no    no        yes     no      no      no     no       no   no        yes
meals.kitchenSheet               no       no    no        yes     no      no      no     no       no   no        yes
meals.labels                     no       no    no        yes     no      no      no     no       no   no        yes
meals.dayOrders                  no       no    no        yes     no      no      no     no       no   no        yes
meals.staffMeal                  no       no    no        yes     no      no      no     no       no   no        yes
meals.findForHandOut             no       no    no        yes     no      no      no     no       no   no        yes
meals.handOut                    no       no    no        yes     no      no      no     no       no   no        yes
meals.undoHandOut                no       no    no        yes     no      no      no     no       no   no        yes
meals.callerMeals                no       no    no        yes     no      no      no     no       yes  ?         yes
meals.addKitchenPhoto            no       no    no        yes     no      no      no     no       no   no        yes
meals.removeKitchenPhoto         no       no    no        yes     no      no      no     no       no   no        yes
meals.addSample                  no       no    no        yes     no      no      no     no       no   no        yes
meals.disposeSample              no       no    no        yes     no      no      no     no       no   no        yes
meals.sampleLog                  no       no    no        yes     no      no      no     no       no   no        yes
meals.ratings                    no       no    no        yes     no      no      no     no       no   no        yes
meals.printSheet                 no       no    no        yes     no      no      no     no       no   no        yes
meals.sheetFile                  no       no    no        yes     no      no      no     no       no   no        yes
meals.desk                       no       no    no        yes     yes     no      no     no       yes  yes       yes

meals.routes                     no       no    no        yes     no      no      no     no       no   no        yes
meals.saveRoute                  no       no    no        yes     no      no      no     no       no   no        yes
meals.removeRoute                no       no    no        yes     no      no      no     no       no   no        yes
meals.runsOf                     no       no    no        yes     no      no      no     no       no   no        yes
meals.assignRun                  no       no    no        yes     no      no      no     no       no   no        yes
meals.stops                      no       no    no        no      yes     no      no     no       no   no        yes
meals.startRun:own               no       no    no        no      yes     no      no     no       no   no        yes
meals.startRun:otherRun          no       no    no        no      ?       no      no     no       no   no        yes
meals.deliver:own                no       no    no        no      yes     no      no     no       no   no        yes
meals.deliver:otherRun           no       no    no        no      ?       no      no     no       no   no        yes
meals.deliver:yesterday          no       no    no        no      ?       no      no     no       no   no        ?
meals.noAnswer:own               no       no    no        no      yes     no      no     no       no   no        yes
meals.noAnswer:otherRun          no       no    no        no      ?       no      no     no       no   no        yes
meals.worry:own                  no       no    no        no      yes     no      no     no       no   no        yes
meals.worry:otherRun             no       no    no        no      ?       no      no     no       no   no        yes
meals.returnMeal:own             no       no    no        no      yes     no      no     no       no   no        yes
meals.returnMeal:otherRun        no       no    no        no      ?       no      no     no       no   no        yes
meals.undoDelivery:own           no       no    no        no      yes     no      no     no       no   no        yes
meals.undoDelivery:otherRun      no       no    no        no      ?       no      no     no       no   no        yes
meals.alerts                     no       no    no        yes     yes     no      no     no       yes  yes       yes
meals.alert:own                  no       no    no        yes     yes     no      no     no       yes  ?         yes
meals.alert:otherRun             no       no    no        yes     ?       no      no     no       yes  ?         yes
meals.alert:yesterday            no       no    no        yes     ?       no      no     no       yes  ?         yes
meals.noteAlert:own              no       no    no        yes     yes     no      no     no       yes  ?         yes
meals.noteAlert:otherRun         no       no    no        yes     ?       no      no     no       yes  ?         yes
meals.closeAlert:own             no       no    no        yes     yes     no      no     no       yes  ?         yes
meals.closeAlert:otherRun        no       no    no        yes     ?       no      no     no       yes  ?         yes

meals.policies                   no       no    no        yes     no      no      no     no       no   no        yes
meals.addPolicy                  no       no    no        no      no      no      no     no       no   no        yes
meals.monthSheet                 no       no    no        yes     no      no      no     no       no   no        yes
meals.accounts                   no       no    no        yes     no      no      no     no       no   no        yes
meals.personAccount              no       no    no        yes     no      no      no     no       no   no        yes
meals.setAccountMode             no       no    no        yes     no      no      no     no       no   no        yes
meals.topUp                      no       no    no        yes     no      no      no     no       no   no        yes
meals.settleAccount              no       no    no        yes     no      no      no     no       no   no        yes
meals.payOutAccount              no       no    no        yes     no      no      no     no       no   no        yes

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
