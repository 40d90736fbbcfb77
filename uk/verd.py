import csv
P='/work/wt/compare-uk.csv'
V={ # row: (verdict, note)
23:('shade','kan läsas: möter utsatta på arbetsplatsen; ska vara i sitt arbete'),
72:('shade','be socialtjänsten i stället för fråga efter den, bli kopplad'),
139:('shade','programmet Hitta kan inte kännas igen: det heter annat på telefonen'),
180:('shade','ensam har blivit utan vuxna'),
183:('shade','kan läsas: vill du skriva bättre'),
193:('shade','kan läsas: vilken av dem är du, mamma eller pappa'),
194:('shade','kan läsas: sluta bråka, och slå dem; svenskan kan också läsas så'),
197:('shade','bedömer har blivit beslutar'),
233:('shade','får inte har blivit bör inte; kan läsas: om ingen lär höra dig'),
263:('shade','kan läsas: vill du skriva bättre'),
346:('shade','förening kan läsas som umgänge, gemenskap'),
386:('shade','kan läsas: vill du skriva bättre'),
417:('shade','den andra kan läsas som en annan människa'),
457:('shade','bedömer har blivit beslutar'),
462:('shade','får berätta har blivit kan berätta'),
477:('wrong','läses: du är inte särskilt rädd; svenskan säger att rädslan inte är överdriven'),
485:('wrong','läses: du är inte särskilt känslig; den andra kan läsas som en annan; gör fel har blivit handlar illa'),
488:('shade','kan vara slag har blivit är slag'),
491:('shade','vem som sa ja och vem som skickade bilden framgår inte'),
562:('shade','ordet nödnumret saknas'),
567:('shade','kan läsas: vill du skriva bättre'),
573:('shade','kan läsas: är det bättre att skriva'),
640:('shade','kan läsas: vill du skriva bättre'),
739:('shade','på torsdagar kan läsas som en enda torsdag'),
740:('shade','kan läsas: när det är säkert för dig att ringa'),
820:('shade','får inte har blivit bör inte; kan läsas: om ingen lär höra dig'),
841:('shade','kan läsas: vill du skriva bättre'),
855:('shade','vill du hellre har blivit är det bättre att'),
904:('shade','ansvar enligt planerna har blivit ansvar för planerna'),
912:('shade','kan få följa med har blivit får vara med'),
}
r=list(csv.DictReader(open(P,encoding='utf-8-sig'))); F=list(r[0])
for i,x in enumerate(r):
    x['verdict'],x['note']=V.get(i,('same',''))
for i in V: print(i,r[i]['swedish'][:60])
with open(P,'w',encoding='utf-8-sig',newline='') as f:
    w=csv.DictWriter(f,F); w.writeheader(); w.writerows(r)
