/// The style and script of an HTML redline, with the hashes that let a strict policy allow these two and nothing else.
enum HTMLRedlineAssets {
    /// SHA-256 of `style` and `script` in base64; a test computes them anew.
    static let styleHash = "lLlF5/Hphyc4wa1Aj7tdKdbqQRQphhFSQDWxAkn+Yuo="
    static let scriptHash = "URs83tR9cLBBUcdsG9tqJ3tQUs4hTn+epp5dlEYCNYk="

    static let style: StaticString = """
        :root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1f;--soft:#5c5f66;--line:#d5d8de;--panel:#f5f6f8;--link:#0b57a4;
        --ins:#0f6b2f;--ins-paper:#dcf5e3;--del:#a3171f;--del-paper:#fde4e4;--move:#6b3fa0;--edit:#8a5a00}
        @media(prefers-color-scheme:dark){:root{--paper:#17181c;--ink:#e8e8ec;--soft:#a2a6b0;--line:#3a3d45;--panel:#202228;
        --link:#86b8f5;--ins:#86e0a3;--ins-paper:#14351f;--del:#ffaeb0;--del-paper:#45191c;--move:#cbb0f5;--edit:#f0c674}}
        *{box-sizing:border-box}[hidden]{display:none!important}
        html{scroll-padding-top:6.5rem}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
        a{color:var(--link)}
        h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
        h2{font-size:1.3rem;line-height:1.3;margin:0}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem;z-index:3}
        .h{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;user-select:none}
        body>header,.page{max-width:96rem;margin:0 auto;padding:0 1rem}
        body>header{padding-block:1.25rem .6rem}
        @media(min-width:70rem){.page{display:grid;grid-template-columns:20rem minmax(0,1fr);gap:2.5rem}
        nav{position:sticky;top:5.75rem;align-self:start;max-height:calc(100vh - 6.25rem);overflow-y:auto;font-size:.9rem;padding-inline-end:.5rem}
        .chapter:first-child{margin-top:1rem}}
        .sum{color:var(--soft);margin:.25rem 0}
        .bar{position:sticky;top:0;z-index:2;background:var(--panel);border-block:1px solid var(--line)}
        .bar form{max-width:96rem;margin:0 auto;padding:.35rem 1rem;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center}
        .bar fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem .75rem;align-items:center}
        .bar legend{float:left;padding:0;margin-inline-end:.6rem;color:var(--soft)}
        .bar label{white-space:nowrap;cursor:pointer;padding:.2rem 0}
        .bar button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.3rem;padding:.2rem .7rem;cursor:pointer}
        .bar summary{cursor:pointer;padding:.2rem 0}
        .bar details{position:relative}.bar details fieldset{position:absolute;top:100%;inset-inline-start:-.5rem;z-index:3;width:max-content;
        max-width:80vw;background:var(--panel);border:1px solid var(--line);padding:.35rem .75rem;flex-direction:column;align-items:start}
        #step{min-width:5em;text-align:center;font-variant-numeric:tabular-nums}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        nav ol{list-style:none;padding:0;margin:.5rem 0 1rem}
        nav li{border-bottom:1px solid var(--line);padding:.25rem 0}
        nav li span{color:var(--soft);display:block;font-size:.85em}
        .chapter{margin:2.5rem 0}
        .chapter>header{border-bottom:2px solid var(--ink);padding:0 0 .3rem;margin:0 0 .75rem;max-width:none}
        .chapter>header p{margin:.15rem 0;color:var(--soft)}
        .chapter>header ul{margin:.3rem 0;padding-inline-start:1.2rem}
        .text{max-width:46rem}
        .same{color:var(--soft)}
        details.same>summary{cursor:pointer;padding:.25rem 0}
        details.same[open]{border-inline-start:2px dotted var(--line);padding-inline-start:1rem}
        .change{border-inline-start:.3rem solid var(--edit);padding:.1rem 0 .1rem .9rem;margin:1rem 0}
        .change.added{border-color:var(--ins)}
        .change.removed{border-color:var(--del)}
        .change.moved,.change.split,.change.merged{border-color:var(--move)}
        .change.formatting{border-inline-start-style:dotted}
        .change.editorial{border-inline-start-style:dashed}
        .facts{margin:0;font-size:.85rem;color:var(--soft)}
        .facts a{color:inherit;margin-inline-end:.4rem}
        .change p,.same p,.change h3,.same h3,.change pre,.same pre{margin:.35rem 0}
        .hd{font-weight:650;font-size:1.1rem;color:var(--ink)}
        .item::before{content:"• "}
        .item.num::before{content:none}
        .d2{padding-inline-start:1.5rem}.d3{padding-inline-start:3rem}.d4{padding-inline-start:4.5rem}
        .quote{border-inline-start:3px solid var(--line);padding-inline-start:.8rem}
        .note::before{content:"† "}
        ins{color:var(--ins);background:var(--ins-paper);text-decoration:underline;text-underline-offset:.15em}
        del{color:var(--del);background:var(--del-paper);text-decoration:line-through}
        .cut{color:var(--move);padding-inline:.2em}
        pre{font:.85rem/1.5 ui-monospace,monospace;background:var(--panel);padding:.5rem;overflow-x:auto;white-space:pre-wrap}
        pre ins,pre del{text-decoration:none;display:block}
        pre span.eq{display:block}
        pre ins::before{content:"+ "}pre del::before{content:"− "}pre span.eq::before{content:"  "}
        table{border-collapse:collapse;font-size:.95rem;margin:.75rem 0}
        .scroll{overflow-x:auto;position:relative}
        th,td{overflow-wrap:break-word;min-width:6rem;border:1px solid var(--line);padding:.3rem .5rem;text-align:start;vertical-align:top}
        tbody.change{border-inline-start:.3rem solid var(--edit)}
        tbody.change.added{border-color:var(--ins)}tbody.change.removed{border-color:var(--del)}tbody.change.moved{border-color:var(--move)}
        td.facts{border-bottom:0;background:var(--panel)}
        .attributes{margin:.3rem 0;padding-inline-start:1.2rem;font-size:.9rem}
        .sides{display:none}
        body:has(#two:checked) .inline{display:none}
        body:has(#two:checked) .sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1.5rem;max-width:none}
        body:has(#two:checked) .text{max-width:none}
        body:has(#two:checked) .change.added>.text{margin-inline-start:calc(50% + .75rem)}
        body:has(#two:checked) .change.removed>.text{margin-inline-end:calc(50% + .75rem)}
        body:has(#f-substantive:not(:checked)) .change.substantive,body:has(#f-editorial:not(:checked)) .change.editorial,
        body:has(#f-formatting:not(:checked)) .change.formatting,body:has(#f-added:not(:checked)) .change.added,
        body:has(#f-removed:not(:checked)) .change.removed,body:has(#f-changed:not(:checked)) .change.changed,
        body:has(#f-moved:not(:checked)) .change.moved,body:has(#f-split:not(:checked)) .change.split,
        body:has(#f-merged:not(:checked)) .change.merged{display:none}
        .change:target,.change:focus{background:color-mix(in srgb,var(--link) 9%,transparent);outline:2px solid var(--link);outline-offset:2px}
        @media(forced-colors:active){.change:target,.change:focus{outline-color:Highlight}}
        footer{max-width:84rem;margin:3rem auto 2rem;padding:0 1rem;color:var(--soft);font-size:.85rem}
        @media(max-width:44rem){html{scroll-padding-bottom:4rem}.bar{position:static}.bar form{gap:.1rem 1rem;padding:.25rem .75rem}
        #steps{position:fixed;inset:auto 0 0;z-index:2;justify-content:center;background:var(--panel);border-top:1px solid var(--line);padding:.4rem}
        body{padding-bottom:3.5rem}.layout{display:none!important}.bar legend{float:none;display:contents}
        body:has(#two:checked) .inline{display:block}body:has(#two:checked) .sides{display:none}
        body:has(#two:checked) .change.added>.text,body:has(#two:checked) .change.removed>.text{margin-inline:0}
        .change{margin:.9rem 0;padding-inline-start:.65rem}body>header,.page{padding-inline:.75rem}}
        @media print{.bar,.skip,nav{display:none}body{font-size:10pt}.change{break-inside:avoid}
        .scroll,pre{overflow:visible}th,td{overflow-wrap:anywhere;min-width:0}
        h2,.hd{break-after:avoid}a{color:inherit;text-decoration:none}ins,del{background:none}ins{font-weight:600}}
        """

    static let script: StaticString = """
        "use strict";(()=>{
        const all=[...document.querySelectorAll(".change")],count=document.getElementById("step");let at=null,from=null;
        const shown=()=>all.filter(c=>c.getClientRects().length);
        const tell=list=>{const i=list.indexOf(at);count.textContent=(i<0?"–":i+1)+" / "+list.length};
        const seen=c=>{const r=c.getBoundingClientRect();return r.bottom>0&&r.top<innerHeight};
        const step=by=>{const list=shown();if(!list.length)return;let i=at&&seen(at)?list.indexOf(at):-1;
        const past=c=>from?from.compareDocumentPosition(c)&4:c.getBoundingClientRect().top>60;
        if(i<0){const below=list.findIndex(past);i=below<0?list.length-(by<0?0:1):below-(by<0?0:1)}
        i=Math.min(list.length-1,Math.max(0,i+by));at=list[i];from=null;at.focus({preventScroll:true});
        at.scrollIntoView({block:at.offsetHeight>innerHeight*.8?"start":"center"});history.replaceState(null,"","#"+at.id);tell(list)};
        const refresh=()=>{for(const chapter of document.querySelectorAll(".chapter")){chapter.hidden=false;
        const own=[...chapter.querySelectorAll(".change")];chapter.hidden=own.length>0&&!own.some(c=>c.getClientRects().length);
        const link=document.querySelector('nav a[href="#'+chapter.id+'"]');if(link)link.closest("li").hidden=chapter.hidden}tell(shown())};
        document.getElementById("steps").hidden=false;
        document.getElementById("next").addEventListener("click",()=>step(1));
        document.getElementById("previous").addEventListener("click",()=>step(-1));
        document.querySelector(".bar form").addEventListener("change",refresh);
        document.addEventListener("keydown",e=>{if(e.ctrlKey||e.altKey||e.metaKey||e.isComposing)return;
        if(e.key==="j"||e.key==="n"){step(1);e.preventDefault()}if(e.key==="k"||e.key==="p"){step(-1);e.preventDefault()}});
        const arrive=()=>{const c=document.getElementById(location.hash.slice(1));if(!c)return;
        if(!c.getClientRects().length){for(const f of document.querySelectorAll('.bar input[id^="f-"]'))f.checked=true;refresh();c.scrollIntoView()}
        at=all.includes(c)?c:null;from=at?null:c;tell(shown())};
        addEventListener("hashchange",arrive);refresh();arrive()})();
        """
}
