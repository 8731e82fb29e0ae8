/** Style sheet of the single file: on screen with the contents beside the text, printed on A4. Colours keep a contrast of 4.5 and more. */
export const style = `
:root{color-scheme:light;--ink:#1a1a1a;--soft:#555;--line:#c9ccd1;--ground:#f5f6f8;--link:#0b4a9e;--mark:#fff3bf}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:#fff;font:16px/1.75 "Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem;z-index:2}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,input:focus-visible{outline:3px solid var(--link);outline-offset:2px}
:target{background:var(--mark)}
section:target{background:none}
section:target>h2,section:target>h3,section:target>h4{background:var(--mark)}
.frame{display:grid;grid-template-columns:21rem minmax(0,1fr);max-width:90rem;margin:0 auto}
.beside{position:sticky;top:0;align-self:start;height:100vh;overflow-y:auto;padding:1rem;border-right:1px solid var(--line);background:var(--ground)}
.beside ol{list-style:none;margin:0;padding:0 0 0 .8rem}
.beside>nav>ol{padding:0}
.beside li{margin:.15rem 0;font-size:.9rem;line-height:1.5}
.beside nav>ol>li>a{font-weight:700}
main{padding:1rem 2rem 4rem}
header h1{font-size:2rem;line-height:1.3;margin:1rem 0 .2rem}
h2{font-size:1.6rem;margin:3rem 0 1rem;border-bottom:2px solid var(--ink)}
h3{font-size:1.25rem;margin:2.2rem 0 .8rem;border-bottom:1px solid var(--line)}
h4{font-size:1.05rem;margin:1.8rem 0 .5rem}
[lang=en]{color:var(--soft)}
h2 [lang=en],h3 [lang=en],h4 [lang=en]{font-weight:400;font-size:.85em}
p{margin:.5rem 0}
.statement{font-size:1.05rem;font-weight:600}
.note{border-left:4px solid var(--line);padding:.2rem 0 .2rem .8rem}
.label{font-weight:700;margin-top:1rem}
table{border-collapse:collapse;width:100%;margin:.8rem 0;table-layout:fixed}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding:.2rem 0}
.facts caption{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;font-size:.92rem;line-height:1.6}
th{background:var(--ground);font-weight:700}
tbody th{font-weight:400}
.facts th{font-weight:700}
code,pre{font-family:"Source Code Pro","Cascadia Mono",Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.88em}
pre{background:var(--ground);border:1px solid var(--line);padding:.6rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0;line-height:1.5}
main>section>section>section{content-visibility:auto;contain-intrinsic-size:auto 30rem}
.search input{width:100%;font:inherit;padding:.4rem .6rem;border:1px solid var(--soft);border-radius:.2rem}
.search label{font-weight:700}
.search ol{padding:0;max-height:60vh;overflow-y:auto}
.search li{border-bottom:1px solid var(--line);padding:.2rem 0}
@media (max-width:60rem){.frame{display:block}.beside{position:static;height:auto;max-height:60vh;border:0;border-bottom:1px solid var(--line)}main{padding:1rem}}
@page{size:A4;margin:25mm 20mm 22mm;@bottom-center{content:counter(page)}}
@media print{
 body{font:10.5pt/1.6 "SimSun","Songti SC","Noto Serif CJK SC",serif}
 h1,h2,h3,h4,th,.label,.statement{font-family:"SimHei","Heiti SC","Noto Sans CJK SC",sans-serif}
 .frame{display:block;max-width:none}
 .beside{position:static;height:auto;overflow:visible;border:0;background:none;padding:0}
 main{padding:0}
 .search,.skip{display:none}
 h2{break-before:page}
 h2,h3,h4,.label{break-after:avoid}
 thead{display:table-header-group}
 tr{break-inside:avoid}
 a{color:inherit;text-decoration:none}
 main>section>section>section{content-visibility:visible}
 :target,section:target>h2,section:target>h3,section:target>h4{background:none}
}`;
