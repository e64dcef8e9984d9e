import { randomCase } from '../random.ts'
import { twoWay, againstLibrary } from '../difference.ts'
import { compile } from '../../../src/rules/compile.ts'
import { checkRules } from 'huzhu/rules'
import { decide } from '../interpreter.ts'
const n=Number(process.argv[2]??2000), from=Number(process.argv[3]??0)
const count:any={}
process.on('unhandledRejection',()=>{count.unhandled=(count.unhandled??0)+1})
let t2=0,t3=0,tc=0
for(let s=from;s<from+n;s++){const c=randomCase(s)
 let t=performance.now()
 if(c.kind==='typed'){const f=checkRules(c.ruleSet);if(f.length){console.log(s,JSON.stringify(f[0]));count.findings=(count.findings??0)+1}}
 tc+=performance.now()-t;t=performance.now()
 const d=twoWay(c,compile); t2+=performance.now()-t;t=performance.now()
 const e=d??await againstLibrary(c);t3+=performance.now()-t
 const o=decide(c.facts,c.ruleSet); count[c.kind+' '+o.outcome]=(count[c.kind+' '+o.outcome]??0)+1; if(o.errors.length)count.errors=(count.errors??0)+1
 if(e){count.diff=(count.diff??0)+1;if(count.diff<4){console.log(JSON.stringify(e,null,1).slice(0,3000));console.log(JSON.stringify(c.facts))}}
}
console.log(count,{tc,t2,t3})
