import { runbook } from './documents.js'
const s = await import(process.argv[2]); const today='2026-11-23'; const f=process.argv[3]||'json'
const texts=Array.from({length:300},(_, i)=>runbook(60,f,i)); for (const t of texts) await s.lint({text:t,path:'a.'+f},{today})
const t0=performance.now(); let n=0; for (let i=0;i<300;i++) { await s.lint({text:Buffer.from(texts[i].replaceAll('revision','revisiom')).toString(),path:'a.'+f},{today}); n++ } console.log((performance.now()-t0)/n)
