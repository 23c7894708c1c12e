package com.signalcraft.contract;

abstract class MemberContract extends ContractArea {}
