/** Style sheet of the reference page: readable on a phone, on paper and with large letters; colours at 4.5:1 or better. */
export const referenceStyle = `:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
header,nav,main{max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.7rem;line-height:1.3}h2{border-bottom:2px solid #a40000;padding-bottom:.2rem}h3{margin-top:2.2rem}
small,[lang=en]{color:#4d4d4d;font-size:.92em}
a{color:#0b4aa2}a:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b4aa2;outline-offset:2px}
.skip{position:absolute;left:-100vw}.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem}
nav ul{columns:20rem;padding-left:1.2rem}nav ul ul{columns:auto}
nav>ul>li{margin-bottom:.8rem;list-style:none}nav>ul{padding-left:0}nav>ul>li>a{font-weight:600}nav ul ul{padding-left:1.2rem}
.rules{padding-left:1.2rem}.rules li{margin-bottom:.35rem}
code{font-family:ui-monospace,Consolas,monospace;font-size:.95em}
.call{font-size:1.05rem}.method{background:#1a1a1a;color:#fff;padding:.1rem .5rem;border-radius:.2rem}
pre{background:#f4f4f4;border:1px solid #8c8c8c;padding:.8rem;overflow:auto}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.6rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border:1px solid #8c8c8c;padding:.35rem .6rem;text-align:left;vertical-align:top}thead th{background:#f0f0f0}tbody th{font-weight:400}
@media (max-width:45rem){nav>ul{max-height:60vh;overflow:auto;border-bottom:1px solid #8c8c8c}}
@media print{nav,.skip{display:none}pre{white-space:pre-wrap}}
`;
