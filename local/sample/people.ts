import { DAY, isoDate } from '../../miniprogram/shared/time'
import type { DietFlag, Role } from '../../miniprogram/shared/vocabulary'

/** Somebody of the sample community. Names are invented; numbers are from a range made up for it. */
export interface SamplePerson {
  key: string
  name: string
  /** "3-2-501": building, unit, room; null for a child who lives in another city. */
  home: string | null
  born: string | null
  /** Has WeChat, and so can be chosen as whoever holds the phone. */
  wechat: boolean
  roles: Role[]
  /** After how many days the roles end; absent means never. */
  roleDays?: number
  diet?: DietFlag[]
  dietNote?: string
  /** What staff wrote down about them. */
  remark?: string
  /** Whose phone this person is reached by; their own unless told. */
  phoneOf?: string
  /** Who this is, for the identity switcher. */
  note: string
}

const row = (
  key: string,
  name: string,
  home: string | null,
  born: string | null,
  more: Partial<SamplePerson> = {},
): SamplePerson => ({ key, name, home, born, wechat: false, roles: [], note: '', ...more })

const staff = (role: Role | Role[], note: string): Partial<SamplePerson> => ({
  wechat: true,
  roles: Array.isArray(role) ? role : [role],
  note,
})

/** Everyone who can hold the phone, in the order of the identity switcher. */
const withWechat: SamplePerson[] = [
  row('wang-xiuying', '王秀英', '3-2-501', '1948-03-12', {
    wechat: true,
    diet: ['soft', 'lowSalt'],
    note: '退休工人,78 岁,一个人住',
  }),
  row('li-mei', '李梅', null, '1976-08-02', { wechat: true, note: '王秀英的女儿,在郑州工作' }),
  row('zhao-guoqing', '赵国庆', '7-1-302', '1951-10-01', {
    wechat: true,
    diet: ['lowSugar'],
    note: '采油厂退休,爱下棋;儿子在等他同意',
  }),
  row('zhao-lei', '赵磊', null, '1979-06-18', { wechat: true, note: '赵国庆的儿子,在天津工作' }),
  row('liu-yang', '刘洋', '22-1-1203', '1989-05-20', { wechat: true, note: '两个孩子的爸爸' }),
  row('sun-li', '孙丽', '12-3-402', '1985-11-09', { wechat: true, note: '下班路上取菜' }),
  row('new-neighbour', '', null, null, { wechat: true, note: '刚搬来,还没登记' }),
  row('zhang-min', '张敏', '5-2-201', '1980-04-15', staff('organiser', '管团购:发布、备货、发菜')),
  row('chen-hao', '陈浩', '9-1-601', '1993-02-27', staff('organiser', '取货点帮手')),
  row('liu-jianguo', '刘建国', '1-1-101', '1972-07-01', staff('admin', '社区主任,管理员')),
  row('zhao-qian', '赵倩', '15-2-302', '1994-09-18', staff('editor', '写资讯')),
  row('sun-wei', '孙伟', '2-3-402', '1983-12-05', staff('reviewer', '审资讯')),
  row('ma-shufen', '马淑芬', '4-4-101', '1974-06-11', staff('canteen', '社区食堂')),
  row('guo-qiang', '郭强', '18-1-502', '1986-01-23', { ...staff('courier', '送餐,帮到年底'), roleDays: 40 }),
  row('chen-ya', '陈雅', '25-2-904', '1991-03-30', staff('teacher', '优艺学堂国画老师')),
  row('wu-gang', '吴刚', '3-1-202', '1979-05-06', staff('gridWorker', '第 1 网格网格员')),
  row('he-jing', '何静', '8-2-301', '1987-08-14', staff('gridWorker', '第 2 网格网格员')),
  row('xu-peng', '徐鹏', '13-1-402', '1984-10-22', staff('gridWorker', '第 3 网格网格员')),
  row('tian-fang', '田芳', '17-3-102', '1990-02-08', staff('gridWorker', '第 4 网格网格员')),
  row('dong-lei', '董磊', '23-1-702', '1982-04-19', staff('gridWorker', '第 5 网格网格员')),
  row('song-yan', '宋艳', '28-2-1501', '1988-12-30', staff('gridWorker', '第 6 网格网格员')),
]

/** What the kitchen and the office know of some of them. */
const KNOWN_OF: Readonly<Record<string, Partial<SamplePerson>>> = {
  'li-guihua': { diet: ['soft', 'lowFat'], remark: '耳朵背,电话多响一会儿' },
  'chen-fushan': { diet: ['lowSugar', 'soft'], dietNote: '糖尿病,主食半份' },
  'zhang-yuqin': { diet: ['halal'] },
  'sun-baoguo': { diet: ['lowSalt', 'noSpicy'], remark: '女儿孙丽常来社区' },
  'guo-wanfu': { diet: ['soft', 'lowSalt'], remark: '一个人住,周五有志愿者去看' },
  'cao-jinshan': { diet: ['lowSalt'], remark: '上午去公园,下午打电话' },
}

/** Residents whom staff know by telephone or from the counter. */
const byTelephone: SamplePerson[] = (
  [
    ['li-guihua', '李桂花', '1-2-301', '1943-02-11'],
    ['zhang-yuqin', '张玉琴', '1-3-502', '1946-07-23'],
    ['chen-fushan', '陈福山', '2-1-101', '1940-09-09'],
    ['liu-guilan', '刘桂兰', '2-4-602', '1950-01-17'],
    ['wang-dezhi', '王德志', '3-2-502', '1945-05-05'],
    ['yang-suzhen', '杨素珍', '4-1-201', '1952-11-28'],
    ['zhao-shuying', '赵淑英', '4-3-401', '1949-04-04'],
    ['huang-zhiqiang', '黄志强', '5-1-102', '1955-06-16'],
    ['zhou-xiulan', '周秀兰', '5-4-302', '1947-08-08'],
    ['wu-changhai', '吴长海', '6-2-501', '1944-12-12'],
    ['xu-fenglan', '徐凤兰', '6-3-102', '1953-03-03'],
    ['sun-baoguo', '孙保国', '7-2-402', '1956-10-21'],
    ['hu-yulan', '胡玉兰', '7-4-601', '1948-01-30'],
    ['zhu-mingyuan', '朱明远', '8-1-202', '1942-05-25'],
    ['gao-shulan', '高淑兰', '8-3-501', '1951-09-19'],
    ['lin-jianhua', '林建华', '9-2-302', '1958-02-14'],
    ['he-yuzhen', '何玉珍', '9-4-101', '1946-06-06'],
    ['guo-wanfu', '郭万福', '10-1-401', '1939-11-11'],
    ['ma-xiaoyan', '马晓燕', '10-3-602', '1988-07-07'],
    ['luo-tianming', '罗天明', '11-2-102', '1957-12-01'],
    ['liang-guifen', '梁桂芬', '11-4-502', '1950-10-10'],
    ['song-yumei', '宋玉梅', '12-1-201', '1954-04-24'],
    ['zheng-aiguo', '郑爱国', '12-2-402', '1949-10-01'],
    ['xie-chunhua', '谢春花', '13-3-301', '1953-02-18'],
    ['han-shimin', '韩世民', '14-1-502', '1945-08-15'],
    ['tang-guizhi', '唐桂枝', '14-2-101', '1947-03-21'],
    ['feng-zhenhua', '冯振华', '15-4-602', '1960-05-01'],
    ['yu-hongxia', '于红霞', '16-1-302', '1978-09-27'],
    ['dong-xiuzhi', '董秀芝', '16-3-401', '1948-12-26'],
    ['xiao-guangming', '肖光明', '17-2-201', '1952-07-30'],
    ['cheng-lihua', '程丽华', '18-4-102', '1963-01-08'],
    ['cao-jinshan', '曹金山', '19-1-601', '1941-04-18'],
    ['yuan-shuzhen', '袁淑珍', '19-3-302', '1950-06-29'],
    ['deng-guoliang', '邓国良', '20-2-502', '1955-11-03'],
    ['xu-meiling', '许美玲', '21-1-302', '1990-03-15'],
    ['fu-chunsheng', '傅春生', '21-2-1104', '1959-02-04'],
    ['shen-yan', '沈岩', '24-1-801', '1992-10-12'],
    ['zeng-xiuqin', '曾秀琴', '24-2-603', '1954-08-20'],
    ['peng-jie', '彭洁', '26-1-1602', '1987-05-13'],
    ['lv-haitao', '吕海涛', '27-2-204', '1983-11-25'],
    ['su-guiying', '苏桂英', '29-1-901', '1951-01-06'],
    ['jiang-wenbin', '蒋文斌', '30-2-1403', '1981-06-18'],
  ] as const
).map(([key, name, home, born]) => row(key, name, home, born, KNOWN_OF[key]))

/** She telephoned before she came with WeChat: two records of one person, for an administrator to merge. */
const writtenDownTwice = row('wang-xiuying-2', '王秀英', null, null, {
  phoneOf: 'wang-xiuying',
  remark: '打电话订过面条,说住三号楼',
})

const YEAR = 365.25 * DAY

/** Liu Yang's two, who are as old as they are whenever the sample is made. */
const children = (now: number): SamplePerson[] => [
  row('liu-yinuo', '刘一诺', '22-1-1203', isoDate(now - 8.4 * YEAR), { phoneOf: 'liu-yang' }),
  row('liu-yifan', '刘一凡', '22-1-1203', isoDate(now - 5.3 * YEAR), {
    phoneOf: 'liu-yang',
    diet: ['allergy'],
    dietNote: '对花生过敏',
  }),
]

const SEVENTY = 70

/** Comes to the canteen and turns seventy in three days, whenever the sample is made. */
function soonSeventy(now: number): SamplePerson {
  const [year = '', month = '', day = ''] = isoDate(now + 3 * DAY).split('-')
  const born = `${Number(year) - SEVENTY}-${month}-${month === '02' && day === '29' ? '28' : day}`
  return row('qiu-shulan', '邱淑兰', '6-1-402', born)
}

/** Came last, for the winter. */
const secondCourier = row('shao-jun', '邵军', '20-1-301', '1990-12-11', staff('courier', '送餐,走中区'))

export const samplePeople = (now: number): SamplePerson[] => [
  ...withWechat,
  ...byTelephone,
  writtenDownTwice,
  ...children(now),
  soonSeventy(now),
  secondCourier,
]

/** The second community: two residents and its own organiser. */
export const yulanPeople: readonly SamplePerson[] = [
  row('yulan-qin', '秦玉芳', '1-1-102', '1947-09-01', { wechat: true, note: '玉兰社区居民' }),
  row('yulan-bai', '白志远', '2-2-301', '1985-02-02', staff(['organiser', 'admin'], '玉兰社区工作人员')),
  row('yulan-tao', '陶桂香', '3-1-501', '1944-12-08'),
]
