import { build } from 'vite';
import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
const root='/tmp/wt/payload/citizen-snippet/';
const plugins:any[]=[];
for (const [f,n] of [['lean-rrweb','leanRrweb'],['lean-socket-io','leanSocketIo'],['lean-valibot','leanValibot']] as any) try { plugins.push((await import(root+f+'.ts'))[n]()); } catch (e:any) { if(!/Cannot find module/.test(e.message)) throw e; }
async function run(minify:any){
const b:any=await build({root,configFile:false,logLevel:'warn',base:'./',plugins,build:{write:false,target:'es2022',minify,modulePreload:false,rolldownOptions:{input:root+'src/main.ts',preserveEntrySignatures:'strict',output:{format:'es',entryFileNames:'main.js',chunkFileNames:'[name].js'}}}});
return b.output.find((f:any)=>f.isEntry);
}
const e=await run(true); console.log(e.code.length,gzipSync(e.code,{level:9}).length);
writeFileSync('/tmp/pl/min.js',e.code);
if (process.argv[2]) { const u=await run(false); writeFileSync('/tmp/pl/unmin.js',u.code);
for(const [k,m] of Object.entries(u.modules) as any) if (m.code) { writeFileSync('/tmp/pl/mod-'+k.replace(/.*node_modules\//,'').replace(/[^\w]+/g,'_')+'.js',m.code);} }
