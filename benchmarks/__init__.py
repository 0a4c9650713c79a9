"""How long things take: engage-docs beside its peers, with a made-up corpus of any size.

python -m benchmarks small      a few hundred records and photos, in under five minutes
python -m benchmarks full       10,000 records
python -m benchmarks photos     1,000 photos of 12 megapixels
python -m benchmarks growth     10,000 records and 100,000
python -m benchmarks docs       nothing: only docs/speed.md anew from what was measured before

What is measured goes to ``benchmarks/results.json``, and from there, as tables and a chart, into
``docs/speed.md``.
"""
