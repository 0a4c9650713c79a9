"""The sums that tell a real number from a row of digits. All take digits without separators."""

from __future__ import annotations


def nhs_number_fits(digits: str) -> bool:
    """Whether ten digits fit the modulus 11 sum of an NHS number.

    NHS Data Dictionary, "NHS Number": the first nine digits are weighed by 10 down to 2; the
    remainder of their sum, taken from 11, is the tenth. 11 is written 0, and 10 never occurs.
    https://www.datadictionary.nhs.uk/attributes/nhs_number.html
    """
    total = sum(int(d) * weight for d, weight in zip(digits, range(10, 1, -1), strict=False))
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[9])


def luhn_fits(digits: str) -> bool:
    """Whether digits fit the sum of a payment card (ISO/IEC 7812-1, annex B: the Luhn formula).

    From the right, every second digit is doubled, and the digits of what comes out are added.
    """
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def iban_fits(letters_and_digits: str) -> bool:
    """Whether an IBAN in capitals fits its check digits (ISO 13616, ISO/IEC 7064 MOD 97-10).

    The first four characters go to the end, letters count 10 to 35, and the number that comes
    out leaves 1 when divided by 97.
    """
    turned = letters_and_digits[4:] + letters_and_digits[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
