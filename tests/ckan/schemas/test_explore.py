import re, json
from ckan.tests.helpers import call_action
def test_x(app, clean_portal, editor, organization):
    u='1'
    o=organization
    H={'Authorization':editor['token']}
    class T:
        get=staticmethod(lambda u: app.get(u, headers=H))
        post=staticmethod(lambda u,**k: app.post(u, headers=H, **k))
    t=T
    r=t.get('/fr/dataset/new'); print(r.status_code, len(r.body)); open('/tmp/h3/new.html','w').write(r.body)
    r=t.post('/fr/dataset/new', data={'title_translated-en':'Water levels','title_translated-fr':"Niveaux d'eau",'name':'wl'+u,'owner_org':o['id'],'subject':['','law'],'time_period_coverage_start':'31/12/2020','_ckan_phase':'1','save':''}, follow_redirects=False)
    print(r.status_code); open('/tmp/h3/err.html','w').write(r.body)
    print(re.findall(r'error-block.*?</span>', r.body, re.S), re.findall(r'<li data-field-label.*?</li>', r.body, re.S))
    r=t.post('/fr/dataset/new', data={'title_translated-en':'Water levels','title_translated-fr':"Niveaux d'eau",'name':'wl'+u,'owner_org':o['id'],'subject':['','law'],'relationship-0-related_relationship':'continues','relationship-0-related_url-en':'https://a.ca','_ckan_phase':'1','save':''}, follow_redirects=False)
    print(r.status_code, r.headers.get('Location'))
    print({k:v for k,v in call_action('package_show',id='wl'+u).items() if k in ('subject','relationship','title','state','private','title_translated')})
    for page in (2,3,4):
        r=t.get(f'/fr/dataset/new/wl{u}/{page}'); print(page, r.status_code, len(r.body)); open(f'/tmp/h3/p{page}.html','w').write(r.body)
        data={2:{'program-fr':'Eau','size':'12'},3:{'license_id':'ca-ogl-lgo','third_party-0-provider-en':'X','third_party-0-permission_expires':'2028-01-01'},4:{'frequency':'P1M'}}[page]
        r=t.post(f'/fr/dataset/new/wl{u}/{page}', data=dict(data,_ckan_phase=str(page),save=''), follow_redirects=False); print(r.status_code, r.headers.get('Location'))
    r=t.get(f'/fr/dataset/wl{u}/resource/new'); print('res', r.status_code); open('/tmp/h3/res.html','w').write(r.body)
    r=t.post(f'/fr/dataset/wl{u}/resource/new', data={'id':'','save':'again','url':'https://a.ca/x.csv','name_translated-en':'n','language':['','en'],'resource_type':'dataset','format':'csv'}, follow_redirects=False); print(r.status_code, r.headers.get('Location'))
    r=t.get(f'/fr/dataset/edit/wl{u}/1'); print('edit', r.status_code)
    r=t.post(f'/fr/dataset/edit/wl{u}/1', data={'title_translated-en':'Water levels 2','title_translated-fr':"Niveaux d'eau",'name':'wl'+u,'owner_org':o['id'],'subject':[''],'relationship-0-related_relationship':'supersedes','relationship-0-related_url-en':'https://b.ca','save':''}, follow_redirects=False); print(r.status_code, r.headers.get('Location'))
    d=call_action('package_show',id='wl'+u)
    print({k:v for k,v in d.items() if k not in ('organization',)})
    r=t.get(f'/fr/dataset/wl{u}'); print('read', r.status_code); open('/tmp/h3/read.html','w').write(r.body)
