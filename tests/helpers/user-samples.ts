import { strToU8, zipSync } from 'fflate'

export interface UserSample {
  readonly shape: string
  readonly name: string
  readonly text: string
  readonly gives: readonly string[]
  readonly not?: readonly string[]
}

/** Files written by hand to the true form of each source; every line of `gives` is worked out by hand. */
export const USER_SAMPLES: readonly UserSample[] = [
  {
    shape: 'acled-events',
    name: 'export.csv',
    text: `event_id_cnty,event_date,year,disorder_type,event_type,civilian_targeting,iso,country,admin1,location,fatalities
SDN1,31 December 2023,2023,Political violence,Battles,,729,Sudan,Khartoum,Omdurman,4
SDN2,01 January 2024,2024,Political violence,Violence against civilians,Civilian targeting,729,Sudan,Khartoum,Omdurman,3
SDN3,15 January 2024,2024,Political violence,Violence against civilians,Civilian targeting,729,Sudan,"Darfur, North",El Fasher,10
SDN3,15 January 2024,2024,Political violence,Violence against civilians,Civilian targeting,729,Sudan,"Darfur, North",El Fasher,10
NAM1,20 January 2024,2024,Demonstrations,Protests,,516,Namibia,Khomas,Windhoek,0
`,
    gives: [
      'SDN 2023-12 acled_all_events_month = 1',
      'SDN 2024-01 acled_all_events_month = 2',
      'SDN 2024-01 acled_all_deaths_month = 13',
      'SDN 2024-01 acled_civilian_targeting_deaths_month = 13',
      'SDN 2024-01 acled_all_places_month = 2',
      'NAM 2024-01 acled_demonstrations_events_month = 1',
      'NAM 2024-01 acled_all_deaths_month = 0',
    ],
    // Neither year is covered from January to December.
    not: ['SDN 2024 acled_all_events_year = 2'],
  },
  {
    shape: 'acled-hapi',
    name: 'hapi.csv',
    text: `location_code,has_hrp,in_gho,admin1_code,admin1_name,admin_level,event_type,events,fatalities,reference_period_start,reference_period_end,dataset_hdx_id
#country+code,#meta+has_hrp,#meta+in_gho,#adm1+code,#adm1+name,#adm+level,#event+type,#event+num,#fatality+num,#date+start,#date+end,#dataset
MLI,True,True,ML01,Kayes,1,political_violence,3,7,2024-05-01T00:00:00,2024-05-31T23:59:59,x
MLI,True,True,ML02,Koulikoro,1,political_violence,2,1,2024-05-01T00:00:00,2024-05-31T23:59:59,x
MLI,True,True,ML01,Kayes,1,demonstration,5,,2024-05-01T00:00:00,2024-05-31T23:59:59,x
`,
    gives: [
      'MLI 2024-05 acled_hapi_political_violence_events = 5',
      'MLI 2024-05 acled_hapi_political_violence_fatalities = 8',
      'MLI 2024-05 acled_hapi_demonstration_events = 5',
    ],
  },
  {
    shape: 'pts',
    name: 'PTS-2099.csv',
    text: `\uFEFFCountry;Country_OLD;Year;COW_Code_A;COW_Code_N;WordBank_Code_A;UN_Code_N;Region;PTS_A;PTS_H;PTS_S;NA_Status_A;NA_Status_H;NA_Status_S
Andorra;Andorra;2024;AND;232;ADO;20;eca;1;NA;2;0;88;0
Israel in Occupied Territories;x;2024;NA;NA;NA;NA;mena;5;5;4;0;0;0
`,
    gives: ['AND 2024 pts_amnesty = 1', 'AND 2024 pts_state = 2'],
  },
  {
    shape: 'freedom-house',
    name: 'FIW.csv',
    text: `"Freedom in the World 2013-2025 Raw Data",,,,,,,,,
"Country/Territory","Region","C/T","Edition","Status","PR rating","CL rating","PR","CL","Total"
"Mali","Africa","c","2025","NF","7","6","5","19","24"
"Gaza Strip","Middle East","t","2025","NF","7","7","-2","4","2"
"Chad","Africa","c","2025","NF","-","6","-1","N/A","15"
`,
    // An edition describes the year before; the questions on forced change can make a score negative.
    gives: ['MLI 2024 fh_total = 24', 'TCD 2024 fh_political_rights = -1', 'TCD 2024 fh_total = 15'],
    not: ['PSE 2024 fh_total = 2'],
  },
  {
    shape: 'freedom-house-ratings',
    name: 'ratings.csv',
    text: `"Survey Edition","Jan.-Feb. 1973",,,"1982",,,"1983-84",,
"Year(s) Under Review","1972",,,"Jan.1981-Aug. 1982",,,"Aug.1982-Nov.1983",,
,"PR","CL","Status","PR","CL","Status","PR","CL","Status"
"South Africa","2(5)","3(6)","F (NF)","5","6","PF","5","6","PF"
"Ghana","6","6","NF","6","5","NF","-","-","-"
`,
    gives: ['ZAF 1981 fh_pr_rating = 5', 'ZAF 1983 fh_pr_rating = 5', 'GHA 1972 fh_pr_rating = 6'],
    not: ['ZAF 1972 fh_pr_rating = 2', 'GHA 1983 fh_pr_rating = 0'],
  },
  {
    shape: 'civicus-monitor',
    name: 'civicus-2025.csv',
    text: 'Country,Score,Rating\nTogo,38,Repressed\nNorway,90,Open\nEritrea,2,closed\n',
    gives: ['TGO 2025 civicus_score = 38', 'ERI 2025 civicus_score = 2'],
  },
  {
    shape: 'views',
    name: 'fatalities003_2025_10_t01.csv',
    text: 'country_id,isoab,gwcode,month_id,main_mean,main_dich\n245,SDN,625,552,410.5,0.99\n',
    // Month 1 is January 1980, so 552 is December 2025.
    gives: ['SDN 2025-12 views_deaths_month = 410.5', 'SDN 2025-12 views_probability_month = 0.99'],
  },
  {
    shape: 'iom-dtm',
    name: 'dtm.csv',
    text: `operation,admin0Name,admin0Pcode,admin1Name,reportingDate,roundNumber,numPresentIdpInd
A,Chad,TCD,Lac,2024-03-05,1,100
A,Chad,TCD,Lac,2024-03-28,2,70
A,Chad,TCD,Borkou,2024-03-28,2,5
`,
    // A stock: places of one date add up, the newest date of the month counts.
    gives: ['TCD 2024-03 dtm_idps_month = 75'],
  },
  {
    shape: 'fragile-states',
    name: 'fsi-2023.csv',
    text: 'Country,Year,Rank,Total,C1: Security Apparatus,P1: State Legitimacy\nYemen,2023,2nd,108.9,8.6,9.9\n',
    gives: ['YEM 2022 fsi_total = 108.9', 'YEM 2022 fsi_c1_security_apparatus = 8.6'],
  },
  {
    shape: 'ipc-long',
    name: 'ipc_long.csv',
    text: `Date of analysis,Country,Total country population,Validity period,From,To,Phase,Number,Percentage
Apr 2023,AFG,43100596,current,2023-04-01,2023-04-30,all,43100598,1.0
Apr 2023,AFG,43100596,current,2023-04-01,2023-04-30,3+,17213584,0.4
Oct 2023,AFG,43100596,current,2023-09-01,2023-10-31,3+,13100000,0.3
Apr 2023,AFG,43100596,first projection,2023-05-01,2023-10-31,3+,15300000,0.9
`,
    gives: ['AFG 2023 ipc_phase3plus_share = 0.4', 'AFG 2023 ipc_phase3plus_people = 17213584'],
  },
  {
    shape: 'ipc-wide',
    name: 'ipc_wide.csv',
    text: `Date of analysis,Country,Current from,Current to,Phase 3+ number current,Phase 3+ percentage current
Apr 2023,CAF,2023-04-01,2023-08-31,2700000,0.44
May 2024,CAF,,,,
`,
    gives: ['CAF 2023 ipc_phase3plus_share = 0.44'],
  },
  {
    shape: 'idmc-idu',
    name: 'idu.json',
    text: JSON.stringify([
      {
        id: 1,
        iso3: 'COD',
        displacement_type: 'Conflict',
        qualifier: 'total',
        figure: 500,
        displacement_date: '2024-02-03T11:00:00.000Z',
        standard_popup_text: '<b>x</b>',
      },
      {
        id: 2,
        iso3: 'COD',
        displacement_type: 'Disaster',
        qualifier: 'total',
        figure: 9,
        displacement_date: '2024-02-03T11:00:00.000Z',
        standard_popup_text: '',
      },
    ]),
    gives: [
      'COD 2024-02 idu_conflict_displacements_month = 500',
      'COD 2024-02 idu_conflict_events_month = 1',
    ],
  },
  {
    shape: 'ucdp-ged',
    name: 'GEDEvent_v26_0_4.csv',
    text: `id,code_status,type_of_violence,where_prec,where_coordinates,adm_1,country,country_id,date_start,date_end,deaths_civilians,best,high,low
1,Clear,3,1,Town,North,Sudan,625,00:00.0,00:00.0,5,6,9,2
2,Clear,1,1,"Town, east",North,Sudan,625,00:00.0,00:00.0,0,1,1,1
`,
    // Dates destroyed by a spreadsheet: the month stands in the file's name.
    gives: [
      'SDN 2026-04 ucdp_candidate_all_deaths_month = 7 [3..10]',
      'SDN 2026-04 ucdp_candidate_one_sided_deaths_month = 6 [2..9]',
      'SDN 2026-04 ucdp_candidate_all_civilian_deaths_month = 5',
      'SDN 2026-04 ucdp_candidate_all_places_month = 2',
    ],
  },
  {
    shape: 'ucdp-ged',
    name: 'ged.geojson',
    text: JSON.stringify({
      type: 'FeatureCollection',
      features: [2021, 2022].flatMap((year) =>
        [1, 12].map((month) => ({
          type: 'Feature',
          properties: {
            id: year * 100 + month,
            type_of_violence: 3,
            country_id: 482,
            adm_1: 'Ouaka',
            where_coordinates: 'Bambari',
            date_start: `${year}-${String(month).padStart(2, '0')}-09T00:00:00`,
            deaths_civilians: 2,
            best: 2,
            low: 1,
            high: 4,
          },
          geometry: { type: 'Point', coordinates: [20.6, 5.7] },
        })),
      ),
    }),
    gives: [
      'CAF 2021 ucdp_ged_all_deaths_year = 4 [2..8]',
      'CAF 2022 ucdp_ged_one_sided_events_year = 2',
      'CAF 2022 ucdp_ged_all_places_year = 1',
    ],
  },
  {
    shape: 'insecurity-insight',
    name: 'aid.csv',
    text: `Date,Event Description,Country ISO,Country,Admin 1,Geo Precision,Aid Workers Killed,SiND Event ID
2024-06-02,text,SSD,South Sudan,Unity,1,2,77
2024-06-05,text,SSD,South Sudan,Unity,1,,78
`,
    gives: ['SSD 2024-06 ins_incidents_events_month = 2', 'SSD 2024-06 ins_incidents_deaths_month = 2'],
  },
  {
    shape: 'cpj',
    name: 'cpj.csv',
    text: 'year,combinedStatus,fullName,country,motiveConfirmed,typeOfDeath\n2022,Killed,A,Haiti,Confirmed,Murder\n2022,Killed,B,Haiti,Unconfirmed,\n',
    gives: ['HTI 2022 cpj_all_events_year = 2', 'HTI 2022 cpj_confirmed_events_year = 1'],
  },
  {
    shape: 'world-bank',
    name: 'API_X.csv',
    text: `"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-02-24",\n\n"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",
"Kosovo","XKX","Growth","NY.X","4.3","",
"World","WLD","Growth","NY.X","3","3.1",
"Namibia","NAM","Growth","NY.X","","-1.5",
`,
    gives: ['XKX 2022 ny_x = 4.3', 'NAM 2023 ny_x = -1.5'],
    not: ['XKX 2023 ny_x = 0'],
  },
  {
    shape: 'sdmx-csv',
    name: 'sdmx.csv',
    text: 'DATAFLOW,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nX:D(1.0),NER,MORT,_T,2023,115.2,RATE\nX:D(1.0),NER,SCHOOL,_T,2023,4,PCT\n',
    gives: ['NER 2023 mort = 115.2', 'NER 2023 school = 4'],
  },
  {
    shape: 'hxl',
    name: 'hxl.csv',
    text: 'Land,Jahr,Betroffene\n#country+code,#date+year,#affected+killed\nMMR,2024,12\n',
    gives: ['MMR 2024 betroffene = 12'],
  },
  {
    shape: 'tidy',
    name: 'tidy.csv',
    text: 'unit,period,indicator,value,low,high\nSYR,2023,x_deaths,10,5,20\nSYR,2023,y_count,3,,\n',
    gives: ['SYR 2023 x_deaths = 10 [5..20]', 'SYR 2023 y_count = 3'],
  },
  {
    shape: 'plain-long',
    name: 'own.csv',
    text: 'country;year;arrests;fines\nCôte d’Ivoire;2023;12;1,5\nViet Nam;2023;;2,25\n',
    gives: ['CIV 2023 arrests = 12', 'CIV 2023 fines = 1.5', 'VNM 2023 fines = 2.25'],
  },
  {
    shape: 'plain-long',
    name: 'iso2.csv',
    text: 'code,date,attacks\nNA,2024-02-03,4\nZA,2024-02-03,1\nBW,2024-02-03,0\n',
    // The letters NA are Namibia, not a missing value; zero is a figure.
    gives: ['NAM 2024-02 attacks = 4', 'BWA 2024-02 attacks = 0'],
  },
  {
    shape: 'plain-wide',
    name: 'wide.csv',
    text: 'iso3,2021,2022\nLBY,3,\nTUN,..,5\n',
    gives: ['LBY 2021 wide = 3', 'TUN 2022 wide = 5'],
  },
]

/** A workbook of one sheet: three rows, shared strings, a date by style, a missing cell, a formula. */
export function smallWorkbook(): Uint8Array<ArrayBuffer> {
  const sheet = `<worksheet><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>date</t></is></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>Chad &amp; x</t></is></c><c r="B2" s="1"><v>45351</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>Mali</t></is></c><c r="B3" s="1"><v>45351</v></c><c r="C3"><v>2.5</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>Niger</t></is></c><c r="B4" s="1"><v>45352</v></c><c r="C4"><f>1+1</f><v>2</v></c></row>
      </sheetData></worksheet>`
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Data" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>country</t></si><si><r><t>ki</t></r><r><t>lled</t></r></si></sst>',
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  })
}
