import { runbook } from './documents.js'; import { parseDocument } from 'yaml'; import { parseTree } from 'jsonc-parser'; import { compare, ratio, median } from './measure.js'
const s = await import('../../dist/index.js'); const today='2026-11-23'; let rev=0; const only=new Set()
const mk=(id,f,run)=>({id,name:id,prepare:()=>{const t=runbook(60,f,++rev);return [()=>run(t)]}})
for (const f of ['yaml','json']) { const fig=await compare([mk('ssmith',f,t=>s.lint({text:t,path:'a.'+f},{today})),mk('none',f,t=>s.lint({text:t,path:'a.'+f},{today,only})),f==='yaml'?mk('bare',f,t=>parseDocument(t)):mk('bare',f,t=>parseTree(t))],{warmUp:20,rounds:40}); console.log(f,fig.map(x=>x.id+' '+median(x.times).toFixed(2)).join('  '),'ratio',ratio(fig[0],fig[2]).toFixed(2)) }
